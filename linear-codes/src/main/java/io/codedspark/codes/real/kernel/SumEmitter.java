package io.codedspark.codes.real.kernel;

import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Emits {@link SumKernel#run} for a tile: one counted loop over steps of some vectors; each input is loaded once and added
 * to all sums with fused multiply-adds. Calls of the vector library are emitted straight into the method: the compiler
 * keeps vectors in registers only where it sees all of them at once.
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
    private static final int AT = 10;
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
        code.visitVarInsn(Opcodes.ILOAD, FROM);
        code.visitVarInsn(Opcodes.ILOAD, INDEX);
        code.visitInsn(Opcodes.IADD);
        code.visitVarInsn(Opcodes.ISTORE, AT);
        begin();
        for (int j = 0; j < tile.inputs(); j++) {
            for (int c = 0; c < tile.columns(); c++) {
                loadInput(j, c);
            }
            for (int i = 0; i < tile.outputs(); i++) {
                for (int c = 0; c < tile.columns(); c++) {
                    addTo(i, c, weight(i, j));
                }
            }
        }
        for (int i = 0; i < tile.outputs(); i++) {
            for (int c = 0; c < tile.columns(); c++) {
                store(i, c);
            }
        }
        code.visitIincInsn(INDEX, tile.step());
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

    private int value(int c) {
        return strip(tile.outputs()) + c;
    }

    private int sum(int i, int c) {
        return value(tile.columns()) + i * tile.columns() + c;
    }

    private int weight(int i, int j) {
        return sum(tile.outputs(), 0) + i * tile.inputs() + j;
    }

    /** Arrays and weights go into locals. */
    private void prepare() {
        for (int j = 0; j < tile.inputs(); j++) {
            element(IN, FIRST, j);
            code.visitTypeInsn(Opcodes.CHECKCAST, tile.element().blockType());
            code.visitVarInsn(Opcodes.ASTORE, input(j));
        }
        for (int i = 0; i < tile.outputs(); i++) {
            element(OUT, FIRST_OUT, i);
            code.visitTypeInsn(Opcodes.CHECKCAST, tile.element().blockType());
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

    private void at(int local, int offset) {
        code.visitVarInsn(Opcodes.ILOAD, local);
        if (offset > 0) {
            code.visitIntInsn(Opcodes.SIPUSH, offset);
            code.visitInsn(Opcodes.IADD);
        }
    }

    private void field(String name) {
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, name, SPECIES_TYPE);
    }

    /** Array and index of a column of a block. */
    private void block(int array, int c) {
        code.visitVarInsn(Opcodes.ALOAD, array);
        at(AT, c * VectorSpecies.lanes());
    }

    /** Array and index of a column of the sums that are not ended: doubles are kept in the output itself. */
    private void partial(int i, int c) {
        if (tile.element() == Element.DOUBLE) {
            block(output(i), c);
        } else {
            code.visitVarInsn(Opcodes.ALOAD, strip(i));
            at(INDEX, c * VectorSpecies.lanes());
        }
    }

    private void begin() {
        for (int i = 0; i < tile.outputs(); i++) {
            for (int c = 0; c < tile.columns(); c++) {
                field(DOUBLES);
                if (tile.start() == SumTile.Edge.STRIP) {
                    partial(i, c);
                    fromArray(DOUBLE_VECTOR, Element.DOUBLE);
                } else {
                    code.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            DOUBLE_VECTOR,
                            "zero",
                            "(" + SPECIES_TYPE + ")L" + DOUBLE_VECTOR + ";",
                            false);
                }
                code.visitVarInsn(Opcodes.ASTORE, sum(i, c));
            }
        }
    }

    private void fromArray(String vector, Element element) {
        String signature = "(" + SPECIES_TYPE + element.blockType() + "I)L" + vector + ";";
        code.visitMethodInsn(Opcodes.INVOKESTATIC, vector, "fromArray", signature, false);
    }

    private void loadInput(int j, int c) {
        if (tile.element() == Element.DOUBLE) {
            field(DOUBLES);
            block(input(j), c);
            fromArray(DOUBLE_VECTOR, Element.DOUBLE);
        } else {
            field(FLOATS);
            block(input(j), c);
            fromArray(FLOAT_VECTOR, Element.FLOAT);
            convert("F2D", DOUBLES, DOUBLE_VECTOR);
        }
        code.visitVarInsn(Opcodes.ASTORE, value(c));
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

    private void addTo(int i, int c, int weight) {
        String vector = "L" + VECTOR + ";";
        code.visitVarInsn(Opcodes.ALOAD, value(c));
        code.visitVarInsn(Opcodes.ALOAD, weight);
        code.visitVarInsn(Opcodes.ALOAD, sum(i, c));
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, DOUBLE_VECTOR, "fma", "(" + vector + vector + ")L" + DOUBLE_VECTOR + ";", false);
        code.visitVarInsn(Opcodes.ASTORE, sum(i, c));
    }

    private void store(int i, int c) {
        code.visitVarInsn(Opcodes.ALOAD, sum(i, c));
        if (tile.element() == Element.DOUBLE) {
            block(output(i), c);
            intoArray(DOUBLE_VECTOR, Element.DOUBLE);
        } else if (tile.end() == SumTile.Edge.STRIP) {
            partial(i, c);
            intoArray(DOUBLE_VECTOR, Element.DOUBLE);
        } else {
            convert("D2F", FLOATS, FLOAT_VECTOR);
            block(output(i), c);
            intoArray(FLOAT_VECTOR, Element.FLOAT);
        }
    }

    private void intoArray(String vector, Element element) {
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, vector, "intoArray", "(" + element.blockType() + "I)V", false);
    }
}
