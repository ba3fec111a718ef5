package io.codedspark.spark.rdd;

import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.Partition;

/** A source partition of the decoded RDD, with the way in which it is answered. */
final class AnswerPartition implements Partition {

    private static final long serialVersionUID = 1L;

    private final int index;
    private final Partition ownSlot;
    private final Coverage.Answer answer;
    private final boolean mayDecode;
    private final TreeSet<String> avoid;

    AnswerPartition(int index, Partition ownSlot, Coverage.Source source, Set<String> avoid) {
        this.index = index;
        this.ownSlot = ownSlot;
        this.answer = source.answer();
        this.mayDecode = source.mayDecode();
        this.avoid = new TreeSet<>(avoid);
    }

    @Override
    public int index() {
        return index;
    }

    /** The partition of the coded RDD that computes this source. */
    Partition ownSlot() {
        return ownSlot;
    }

    Coverage.Answer answer() {
        return answer;
    }

    boolean mayDecode() {
        return mayDecode;
    }

    Set<String> avoid() {
        return avoid;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerPartition that && that.index == index;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
