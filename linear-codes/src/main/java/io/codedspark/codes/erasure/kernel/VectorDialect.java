package io.codedspark.codes.erasure.kernel;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Words that are vectors of {@code jdk.incubator.vector}. Calls of that library are emitted straight into the method: the
 * compiler keeps vectors in registers only where it sees all of them at once.
 */
final class VectorDialect implements Dialect {

    /** The static field of the generated class that holds its species. */
    static final String SPECIES = "SPECIES";

    static final String SPECIES_TYPE = "L" + VectorModule.PACKAGE + "VectorSpecies;";
    private static final String VECTOR = VectorModule.PACKAGE + "ByteVector";
    private static final String ANY_VECTOR = VectorModule.PACKAGE + "Vector";
    private static final String MASK = VectorModule.PACKAGE + "VectorMask";
    private static final String OPERATORS = VectorModule.PACKAGE + "VectorOperators";

    private final MemoryForm form;
    private final String owner;
    private int zeroWord;
    private int polynomial;

    /** How a buffer is given. */
    enum MemoryForm {
        ARRAY("[B", "[BI", "fromArray", "intoArray"),
        BUFFER("java/nio/ByteBuffer", "Ljava/nio/ByteBuffer;ILjava/nio/ByteOrder;", "fromByteBuffer", "intoByteBuffer"),
        SEGMENT(
                "java/lang/foreign/MemorySegment",
                "Ljava/lang/foreign/MemorySegment;JLjava/nio/ByteOrder;",
                "fromMemorySegment",
                "intoMemorySegment");

        private final String type;
        private final String arguments;
        private final String load;
        private final String store;

        MemoryForm(String type, String arguments, String load, String store) {
            this.type = type;
            this.arguments = arguments;
            this.load = load;
            this.store = store;
        }
    }

    VectorDialect(MemoryKind memory, String owner) {
        this.owner = owner;
        if (memory == MemoryKind.HEAP) {
            form = MemoryForm.ARRAY;
        } else {
            form = Segments.areThere() ? MemoryForm.SEGMENT : MemoryForm.BUFFER;
        }
    }

    @Override
    public String memoryType() {
        return form.type;
    }

    @Override
    public int wordSlots() {
        return 1;
    }

    @Override
    public int prepare(MethodVisitor code, int firstLocal) {
        zeroWord = firstLocal;
        polynomial = firstLocal + 1;
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, SPECIES, SPECIES_TYPE);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, VECTOR, "zero", "(" + SPECIES_TYPE + ")L" + VECTOR + ";", false);
        code.visitVarInsn(Opcodes.ASTORE, zeroWord);
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, SPECIES, SPECIES_TYPE);
        code.visitIntInsn(Opcodes.BIPUSH, 0x1D);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, VECTOR, "broadcast", "(" + SPECIES_TYPE + "B)L" + VECTOR + ";", false);
        code.visitVarInsn(Opcodes.ASTORE, polynomial);
        return firstLocal + 2;
    }

    private void index(MethodVisitor code, Runnable pushIndex) {
        pushIndex.run();
        if (form == MemoryForm.SEGMENT) {
            code.visitInsn(Opcodes.I2L);
        }
        if (form != MemoryForm.ARRAY) {
            code.visitFieldInsn(Opcodes.GETSTATIC, "java/nio/ByteOrder", "LITTLE_ENDIAN", "Ljava/nio/ByteOrder;");
        }
    }

    @Override
    public void load(MethodVisitor code, Runnable pushBuffer, Runnable pushIndex) {
        code.visitFieldInsn(Opcodes.GETSTATIC, owner, SPECIES, SPECIES_TYPE);
        pushBuffer.run();
        index(code, pushIndex);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                VECTOR,
                form.load,
                "(" + SPECIES_TYPE + form.arguments + ")L" + VECTOR + ";",
                false);
    }

    @Override
    public void store(MethodVisitor code, Runnable pushBuffer, Runnable pushIndex, int word) {
        push(code, word);
        pushBuffer.run();
        index(code, pushIndex);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, VECTOR, form.store, "(" + form.arguments + ")V", false);
    }

    @Override
    public void zero(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, zeroWord);
    }

    @Override
    public void push(MethodVisitor code, int word) {
        code.visitVarInsn(Opcodes.ALOAD, word);
    }

    @Override
    public void pop(MethodVisitor code, int word) {
        code.visitVarInsn(Opcodes.ASTORE, word);
    }

    @Override
    public void add(MethodVisitor code, int word) {
        code.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, "XOR", "L" + OPERATORS + "$Associative;");
        push(code, word);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                VECTOR,
                "lanewise",
                "(L" + OPERATORS + "$Binary;L" + ANY_VECTOR + ";)L" + VECTOR + ";",
                false);
    }

    /** {@code (v + v) ^ (v < 0 ? 0x1d : 0)} in each byte. */
    @Override
    public void timesX(MethodVisitor code, int word, int scratch) {
        push(code, zeroWord);
        push(code, polynomial);
        push(code, word);
        code.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, "LT", "L" + OPERATORS + "$Comparison;");
        push(code, zeroWord);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                VECTOR,
                "compare",
                "(L" + OPERATORS + "$Comparison;L" + ANY_VECTOR + ";)L" + MASK + ";",
                false);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, VECTOR, "blend", "(L" + ANY_VECTOR + ";L" + MASK + ";)L" + VECTOR + ";", false);
        pop(code, scratch);
        push(code, word);
        code.visitFieldInsn(Opcodes.GETSTATIC, OPERATORS, "ADD", "L" + OPERATORS + "$Associative;");
        push(code, word);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL,
                VECTOR,
                "lanewise",
                "(L" + OPERATORS + "$Binary;L" + ANY_VECTOR + ";)L" + VECTOR + ";",
                false);
        add(code, scratch);
        pop(code, word);
    }
}
