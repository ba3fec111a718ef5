package io.codedspark.spark.rdd;

import java.util.Iterator;
import java.util.List;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** The only place that knows Scala's collections. */
public final class ScalaSeqs {

    private ScalaSeqs() {}

    public static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list);
    }

    public static <T> List<T> list(Seq<T> seq) {
        return JavaConverters.seqAsJavaList(seq);
    }

    public static <T> scala.collection.Iterator<T> scala(Iterator<T> iterator) {
        return JavaConverters.asScalaIterator(iterator);
    }

    public static <T> Iterator<T> java(scala.collection.Iterator<T> iterator) {
        return JavaConverters.asJavaIterator(iterator);
    }

    /** A class tag for element types that are only known as objects. */
    @SuppressWarnings("unchecked")
    public static <T> ClassTag<T> anyTag() {
        return (ClassTag<T>) ClassTag$.MODULE$.apply(Object.class);
    }
}
