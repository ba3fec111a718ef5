package io.codedspark.codes.erasure.kernel;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Words of 64 bits in {@code long} variables. */
final class ScalarDialect implements Dialect {

    private static final String WORDS = "io/codedspark/codes/erasure/kernel/Words";
    private static final String HANDLE = "java/lang/invoke/VarHandle";
    private static final long LOW_BITS = 0x0101010101010101L;

    private final MemoryKind memory;

    ScalarDialect(MemoryKind memory) {
        this.memory = memory;
    }

    @Override
    public String memoryType() {
        return memory == MemoryKind.HEAP ? "[B" : "java/nio/ByteBuffer";
    }

    private String descriptor() {
        return memory == MemoryKind.HEAP ? "[B" : "Ljava/nio/ByteBuffer;";
    }

    @Override
    public int wordSlots() {
        return 2;
    }

    @Override
    public int prepare(MethodVisitor code, int firstLocal) {
        return firstLocal;
    }

    @Override
    public void load(MethodVisitor code, Runnable pushBuffer, Runnable pushIndex) {
        code.visitFieldInsn(Opcodes.GETSTATIC, WORDS, memory.name(), "L" + HANDLE + ";");
        pushBuffer.run();
        pushIndex.run();
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "get", "(" + descriptor() + "I)J", false);
    }

    @Override
    public void store(MethodVisitor code, Runnable pushBuffer, Runnable pushIndex, int word) {
        code.visitFieldInsn(Opcodes.GETSTATIC, WORDS, memory.name(), "L" + HANDLE + ";");
        pushBuffer.run();
        pushIndex.run();
        push(code, word);
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, HANDLE, "set", "(" + descriptor() + "IJ)V", false);
    }

    @Override
    public void zero(MethodVisitor code) {
        code.visitInsn(Opcodes.LCONST_0);
    }

    @Override
    public void push(MethodVisitor code, int word) {
        code.visitVarInsn(Opcodes.LLOAD, word);
    }

    @Override
    public void pop(MethodVisitor code, int word) {
        code.visitVarInsn(Opcodes.LSTORE, word);
    }

    @Override
    public void add(MethodVisitor code, int word) {
        push(code, word);
        code.visitInsn(Opcodes.LXOR);
    }

    /** {@code ((v & 0x7f7f...) << 1) ^ ((v >>> 7) & 0x0101...) * 0x1d}. */
    @Override
    public void timesX(MethodVisitor code, int word, int scratch) {
        push(code, word);
        code.visitLdcInsn(0x7F7F7F7F7F7F7F7FL);
        code.visitInsn(Opcodes.LAND);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.LSHL);
        push(code, word);
        code.visitIntInsn(Opcodes.BIPUSH, 7);
        code.visitInsn(Opcodes.LUSHR);
        code.visitLdcInsn(LOW_BITS);
        code.visitInsn(Opcodes.LAND);
        code.visitLdcInsn(0x1DL);
        code.visitInsn(Opcodes.LMUL);
        code.visitInsn(Opcodes.LXOR);
        pop(code, word);
    }
}
