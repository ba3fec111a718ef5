package io.codedspark.spark;

import com.esotericsoftware.kryo.Kryo;
import io.codedspark.spark.cache.SourceShard;
import io.codedspark.spark.rdd.KryoClasses;
import org.apache.spark.serializer.KryoRegistrator;

/**
 * Registers what coded jobs send and store, for {@code spark.kryo.registrator}, with {@code
 * spark.serializer=org.apache.spark.serializer.KryoSerializer}. Rows of primitive arrays are registered too; rows of other
 * types are the application's to register.
 */
public class CodedKryoRegistrator implements KryoRegistrator {

    @Override
    public void registerClasses(Kryo kryo) {
        KryoClasses.all().forEach(kryo::register);
        kryo.register(SourceShard.class);
        kryo.register(CodedRow.class);
        kryo.register(CarriedRow.class);
        kryo.register(RowOrigin.class);
        kryo.register(Object[].class);
        kryo.register(int[].class);
        kryo.register(long[].class);
        kryo.register(float[].class);
        kryo.register(float[][].class);
        kryo.register(double[].class);
        kryo.register(double[][].class);
        kryo.register(String[].class);
    }
}
