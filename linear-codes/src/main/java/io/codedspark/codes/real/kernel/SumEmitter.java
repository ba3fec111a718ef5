package io.codedspark.codes.real.kernel;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Emits {@link SumKernel#run} for a tile: one counted loop over vectors; each input is loaded once and added to all sums
 * with fused multiply-adds. Calls of the vector library are emitted straight into the method: the compiler keeps vectors
 * in registers only where it sees all of them at once.
 */
final class SumEmitter {

    static final String DOUBLES = "DOUBLES";
    static final String FLOATS = "FLOATS";
    static final String SPECIES_TYPE = "L" + VectorSpecies.PACKAGE + "VectorSpecies;";

    private static final String VECTOR = VectorSpecies.PACKAGE + "Vector";
    private static final String DOUBLE_VECTOR = VectorSpecies.PACKAGE + "DoubleVector";
    private static final String FLOAT_VECTOR = VectorSpecies.PACKAGE + "FloatVector";
    private static final String CONVERSION = "L" + VectorSpecies.PACKAGE + "VectorOperators$Conversion;";

    private static final int IN = 1;
    private static final int FIRST = 2;
    private static final int OUT = 3;
    private static final int FIRST_OUT = 4;
    private static final int SUMS = 5;
    private static final int WEIGHTS = 6;
    private static final int FROM = 7;
    private static final int COUNT = 8;
    private static final int INDEX = 9;
    private static final int VALUE = 10;
    private static final int FREE = 11;

    private final SumTile tile;
    private final String owner;
    private final MethodVisitor code;

    SumEmitter(SumTile tile, String owner, MethodVisitor code) {
        this.tile = tile;
        this.owner = owner;
        this.code = code;
    }

    void emit() {
        code.visitCode();
        prepare();
        code.visitInsn(Opcodes.ICONST_0);
        code.visitVarInsn(Opcodes.ISTORE, INDEX);
        Label head = new Label();
        Label end = new Label();
        code.visitLabel(head);
        code.visitVarInsn(Opcodes.ILOAD, INDEX);
        code.visitVarInsn(Opcodes.ILOAD, COUNT);
        code.visitJumpInsn(Opcodes.IF_ICMPGE, end);
        for (int i = 0; i < tile.outputs() && tile.start() == SumTile.Edge.STRIP; i++) {
            loadSum(i);
        }
        for (int j = 0; j < tile.inputs(); j++) {
            loadInput(j);
            for (int i = 0; i < tile.outputs(); i++) {
                addTo(i, j);
            }
        }
        for (int i = 0; i < tile.outputs(); i++) {
            store(i);
        }
        code.visitIincInsn(INDEX, VectorSpecies.lanes());
        code.visitJumpInsn(Opcodes.GOTO, head);
        code.visitLabel(end);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private int input(int j) {
        return FREE + j;
    }

    private int output(int i) {
        return FREE + tile.inputs() + i;
    }

    private int strip(int i) {
        return output(tile.outputs()) + i;
    }

    private int sum(int i) {
        return strip(tile.outputs()) + i;
    }

    private int weight(int i, int j) {
        return sum(tile.outputs()) + i * tile.inputs() + j;
    }

    /** Arrays and weights go into locals. */
    private void prepare() {
        for (int j = 0; j < tile.inputs(); j++) {
            element(IN, FIRST, j);
            code.visitVarInsn(Opcodes.ASTORE, input(j));
        }
        for (int i = 0; i < tile.outputs(); i++) {
            element(OUT, FIRST_OUT, i);
            code.visitVarInsn(Opcodes.ASTORE, output(i));
            element(SUMS, FIRST_OUT, i);
            code.visitVarInsn(Opcodes.ASTORE, strip(i));
            for (int j = 0; j < tile.inputs(); j++) {
                field(DOUBLES);
                element(WEIGHTS, FIRST_OUT, i);
                at(FIRST, j);
                code.visitInsn(Opcodes.DALOAD);
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        DOUBLE_VECTOR,
                        "broadcast",
                        "(" + SPECIES_TYPE + "D)L" + DOUBLE_VECTOR + ";",
                        false);
                code.visitVarInsn(Opcodes.ASTORE, weight(i, j));
            }
        }
    }

    private void element(int array, int first, int offset) {
        code.visitVarInsn(Opcodes.ALOAD, array);
        at(first, offset);
        code.visitInsn(Opcodes.AALOAD);
    }

    private void at(int first, int offset) {
        code.visitVarInsn(Opcodes.ILOAD, first);
        code.visitIntInsn(Opcodes.BIPUSH, offset);
        code.visitInsn(Opcodes.IADD);
    }

    private void field(String name) {
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, name, SPECIES_TYPE);
    }

    private void blockIndex() {
        code.visitVarInsn(Opcodes.ILOAD, FROM);
        code.visitVarInsn(Opcodes.ILOAD, INDEX);
        code.visitInsn(Opcodes.IADD);
    }

    private void loadSum(int i) {
        field(DOUBLES);
        code.visitVarInsn(Opcodes.ALOAD, strip(i));
        code.visitVarInsn(Opcodes.ILOAD, INDEX);
        String signature = "(" + SPECIES_TYPE + "[DI)L" + DOUBLE_VECTOR + ";";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, DOUBLE_VECTOR, "fromArray", signature, false);
        code.visitVarInsn(Opcodes.ASTORE, sum(i));
    }

    private void loadInput(int j) {
        field(FLOATS);
        code.visitVarInsn(Opcodes.ALOAD, input(j));
        blockIndex();
        String signature = "(" + SPECIES_TYPE + "[FI)L" + FLOAT_VECTOR + ";";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, FLOAT_VECTOR, "fromArray", signature, false);
        convert("F2D", DOUBLES, DOUBLE_VECTOR);
        code.visitVarInsn(Opcodes.ASTORE, VALUE);
    }

    private void convert(String conversion, String species, String type) {
        code.visitFieldInsn(Opcodes.GETSTATIC, VectorSpecies.PACKAGE + "VectorOperators", conversion, CONVERSION);
        field(species);
        code.visitInsn(Opcodes.ICONST_0);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                VECTOR,
                "convertShape",
                "(" + CONVERSION + SPECIES_TYPE + "I)L" + VECTOR + ";",
                false);
        code.visitTypeInsn(Opcodes.CHECKCAST, type);
    }

    private void addTo(int i, int j) {
        code.visitVarInsn(Opcodes.ALOAD, VALUE);
        code.visitVarInsn(Opcodes.ALOAD, weight(i, j));
        String vector = "L" + VECTOR + ";";
        if (j == 0 && tile.start() == SumTile.Edge.BLOCK) {
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL, DOUBLE_VECTOR, "mul", "(" + vector + ")L" + DOUBLE_VECTOR + ";", false);
        } else {
            code.visitVarInsn(Opcodes.ALOAD, sum(i));
            code.visitMethodInsn(
                    Opcodes.INVOKEVIRTUAL,
                    DOUBLE_VECTOR,
                    "fma",
                    "(" + vector + vector + ")L" + DOUBLE_VECTOR + ";",
                    false);
        }
        code.visitVarInsn(Opcodes.ASTORE, sum(i));
    }

    private void store(int i) {
        code.visitVarInsn(Opcodes.ALOAD, sum(i));
        if (tile.end() == SumTile.Edge.STRIP) {
            code.visitVarInsn(Opcodes.ALOAD, strip(i));
            code.visitVarInsn(Opcodes.ILOAD, INDEX);
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, DOUBLE_VECTOR, "intoArray", "([DI)V", false);
        } else {
            convert("D2F", FLOATS, FLOAT_VECTOR);
            code.visitVarInsn(Opcodes.ALOAD, output(i));
            blockIndex();
            code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, FLOAT_VECTOR, "intoArray", "([FI)V", false);
        }
    }
}
