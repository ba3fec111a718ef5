package io.codedspark.codes.erasure.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Emits the method {@link Kernel#run} for one tile: one counted loop over chunks whose body is straight-line code. For each
 * input the packets are loaded once and every sum that needs them is extended by at most two terms.
 */
final class KernelEmitter {

    private static final int IN = 1;
    private static final int IN_AT = 2;
    private static final int OUT = 3;
    private static final int OUT_AT = 4;
    private static final int CHUNKS = 5;
    private static final int CHUNK = 6;
    private static final int OFFSET = 7;

    private final MatrixTile tile;
    private final Dialect dialect;
    private final MethodVisitor code;
    private final Map<Integer, Integer> inBuffer = new HashMap<>();
    private final Map<Integer, Integer> outBuffer = new HashMap<>();
    private int nextLocal = OFFSET + 1;

    KernelEmitter(MatrixTile tile, Dialect dialect, MethodVisitor code) {
        this.tile = tile;
        this.dialect = dialect;
        this.code = code;
    }

    void emit() {
        code.visitCode();
        for (int input = 0; input < tile.inputs(); input++) {
            inBuffer.put(input, unpack(IN, IN_AT, tile.firstInput() + input));
        }
        for (int row = 0; row < tile.rows(); row++) {
            outBuffer.computeIfAbsent(tile.output(row), output -> unpack(OUT, OUT_AT, output));
        }
        nextLocal = dialect.prepare(code, nextLocal);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, CHUNK);
        Label head = new Label();
        Label end = new Label();
        code.visitLabel(head);
        code.visitVarInsn(Opcodes.ILOAD, CHUNK);
        code.visitVarInsn(Opcodes.ILOAD, CHUNKS);
        code.visitJumpInsn(Opcodes.IF_ICMPGE, end);
        code.visitVarInsn(Opcodes.ILOAD, CHUNK);
        code.visitIntInsn(Opcodes.SIPUSH, tile.layout().chunkBytes());
        code.visitInsn(Opcodes.IMUL);
        code.visitVarInsn(Opcodes.ISTORE, OFFSET);
        if (tile.layout() == Layout.BYTES) {
            products();
        } else {
            sums();
        }
        code.visitIincInsn(CHUNK, 1);
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    /** Puts one buffer and its start into two locals; returns the first of them. */
    private int unpack(int buffers, int starts, int index) {
        int local = nextLocal;
        nextLocal += 2;
        code.visitVarInsn(Opcodes.ALOAD, buffers);
        code.visitIntInsn(Opcodes.SIPUSH, index);
        code.visitInsn(Opcodes.AALOAD);
        code.visitTypeInsn(Opcodes.CHECKCAST, dialect.memoryType());
        code.visitVarInsn(Opcodes.ASTORE, local);
        code.visitVarInsn(Opcodes.ALOAD, starts);
        code.visitIntInsn(Opcodes.SIPUSH, index);
        code.visitInsn(Opcodes.IALOAD);
        code.visitVarInsn(Opcodes.ISTORE, local + 1);
        return local;
    }

    private int newWord() {
        int local = nextLocal;
        nextLocal += dialect.wordSlots();
        return local;
    }

    private Runnable buffer(int local) {
        return () -> code.visitVarInsn(Opcodes.ALOAD, local);
    }

    private Runnable index(int local, int packet) {
        return () -> {
            code.visitVarInsn(Opcodes.ILOAD, local + 1);
            code.visitVarInsn(Opcodes.ILOAD, OFFSET);
            code.visitInsn(Opcodes.IADD);
            if (packet > 0) {
                code.visitIntInsn(Opcodes.SIPUSH, packet * Layout.PACKET);
                code.visitInsn(Opcodes.IADD);
            }
        };
    }

    private void load(int buffer, int packet, int word) {
        dialect.load(code, buffer(buffer), index(buffer, packet));
        dialect.pop(code, word);
    }

    private int outOf(int row) {
        return outBuffer.getOrDefault(tile.output(row), 0);
    }

    private int inOf(int input) {
        return inBuffer.getOrDefault(input, 0);
    }

    /** Local variables of the sums of all rows; which of them have begun is kept beside. */
    private boolean[] begin(int[] sums) {
        boolean[] begun = new boolean[sums.length];
        for (int row = 0; row < sums.length; row++) {
            sums[row] = newWord();
            if (tile.start() == MatrixTile.Start.OUTPUT) {
                load(outOf(row), tile.packet(row), sums[row]);
                begun[row] = true;
            }
        }
        return begun;
    }

    private void end(int[] sums, boolean[] begun) {
        for (int row = 0; row < sums.length; row++) {
            if (!begun[row]) {
                dialect.zero(code);
                dialect.pop(code, sums[row]);
            }
            dialect.store(code, buffer(outOf(row)), index(outOf(row), tile.packet(row)), sums[row]);
        }
    }

    private void addTo(int sum, boolean hasBegun, List<Integer> words) {
        List<Integer> rest = words;
        if (hasBegun) {
            dialect.push(code, sum);
        } else {
            dialect.push(code, words.get(0));
            rest = words.subList(1, words.size());
        }
        rest.forEach(word -> dialect.add(code, word));
        dialect.pop(code, sum);
    }

    private void sums() {
        int[] sums = new int[tile.rows()];
        boolean[] begun = begin(sums);
        int packets = tile.layout().packets();
        int wordsFrom = nextLocal;
        for (int input = 0; input < tile.inputs(); input++) {
            nextLocal = wordsFrom; // the words of one input are dead when the next one begins
            TreeSet<Integer> needed = new TreeSet<>();
            for (int row = 0; row < sums.length; row++) {
                needed.add(tile.mask(row, input));
            }
            SubsetSums plan = SubsetSums.of(packets, needed);
            Map<Integer, Integer> words = words(input, plan, needed);
            for (int row = 0; row < sums.length; row++) {
                int mask = tile.mask(row, input);
                if (mask != 0) {
                    addTo(sums[row], begun[row], locals(plan.operands(mask, packets), words));
                    begun[row] = true;
                }
            }
        }
        end(sums, begun);
    }

    private Map<Integer, Integer> words(int input, SubsetSums plan, TreeSet<Integer> needed) {
        int used = needed.stream().reduce(0, (a, b) -> a | b);
        Map<Integer, Integer> words = new HashMap<>();
        for (int packet = 0; packet < tile.layout().packets(); packet++) {
            if ((used >>> packet & 1) != 0) {
                int word = newWord();
                load(inOf(input), packet, word);
                words.put(1 << packet, word);
            }
        }
        for (SubsetSums.Extra extra : plan.extras()) {
            int word = newWord();
            addTo(word, false, locals(extra.operands(), words));
            words.put(extra.sum(), word);
        }
        return words;
    }

    private static List<Integer> locals(List<Integer> masks, Map<Integer, Integer> words) {
        return masks.stream().map(mask -> words.getOrDefault(mask, -1)).toList();
    }

    /** Horner's rule over the bits of the elements: all inputs stay loaded, each row is doubled seven times. */
    private void products() {
        int[] words = new int[tile.inputs()];
        for (int input = 0; input < words.length; input++) {
            words[input] = newWord();
            load(inOf(input), 0, words[input]);
        }
        int sum = newWord();
        int scratch = newWord();
        for (int row = 0; row < tile.rows(); row++) {
            boolean begun = false;
            for (int bit = Byte.SIZE - 1; bit >= 0; bit--) {
                if (begun) {
                    dialect.timesX(code, sum, scratch);
                }
                List<Integer> terms = new ArrayList<>();
                for (int input = 0; input < words.length; input++) {
                    if ((tile.element(row, input) >>> bit & 1) != 0) {
                        terms.add(words[input]);
                    }
                }
                if (!terms.isEmpty()) {
                    addTo(sum, begun, terms);
                    begun = true;
                }
            }
            if (!begun) {
                dialect.zero(code);
                dialect.pop(code, sum);
            }
            if (tile.start() == MatrixTile.Start.OUTPUT) {
                load(outOf(row), 0, scratch);
                addTo(sum, true, List.of(scratch));
            }
            dialect.store(code, buffer(outOf(row)), index(outOf(row), 0), sum);
        }
    }
}
