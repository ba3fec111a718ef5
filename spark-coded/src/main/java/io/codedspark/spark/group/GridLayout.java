package io.codedspark.spark.group;

import io.codedspark.codes.GroupShape;
import java.io.Serializable;

/**
 * Pairs of slots of two encoded sources: every group of the left one meets every group of the right one in a cell, and in
 * a cell every slot meets every slot. The cells are groups of their own, whose sources are the pairs of sources; pair
 * {@code (i, j)} is source {@code i * k2 + j}, and the other pairs are parities in the order of {@code i * n2 + j}.
 *
 * @param left the groups of the left source
 * @param right the groups of the right source
 */
public record GridLayout(GroupLayout left, GroupLayout right) implements Serializable {

    public GridLayout {
        int slots = left.shape().n() * right.shape().n();
        if (slots > GroupShape.MAX_SLOTS) {
            throw new IllegalArgumentException("A cell of groups of " + left.shape() + " and " + right.shape() + " has "
                    + slots + " slots, more than " + GroupShape.MAX_SLOTS + "; encode with smaller groups.");
        }
    }

    /** The cells as groups; the absent sources of short groups are there, and empty. */
    public GroupLayout cells() {
        int sources = left.shape().k() * right.shape().k();
        int slots = left.shape().n() * right.shape().n();
        return new GroupLayout(left.groups() * right.groups() * sources, new GroupShape(sources, slots - sources));
    }

    public int leftGroup(int cell) {
        return cell / right.groups();
    }

    public int rightGroup(int cell) {
        return cell % right.groups();
    }

    /** The pair {@code i * n2 + j} in a slot of a cell. */
    public int pair(int slot) {
        int k2 = right.shape().k();
        int n2 = right.shape().n();
        int sources = left.shape().k() * k2;
        if (slot < sources) {
            return slot / k2 * n2 + slot % k2;
        }
        int parity = slot - sources;
        for (int pair = 0; ; pair++) {
            boolean source = pair / n2 < left.shape().k() && pair % n2 < k2;
            if (!source && parity-- == 0) {
                return pair;
            }
        }
    }
}
