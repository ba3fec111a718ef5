package io.codedspark.codes.erasure.kernel;

import org.objectweb.asm.MethodVisitor;

/** How generated code loads, adds and stores one word, which is a {@code long} or a vector. */
interface Dialect {

    /** The class of a buffer, as an internal name. */
    String memoryType();

    /** Local variables that a word takes. */
    int wordSlots();

    /** Before the loop: makes what the code needs in local variables from {@code firstLocal} on; returns the next free. */
    int prepare(MethodVisitor code, int firstLocal);

    /** Buffer and index (int) are on the stack: replaces them by the word there. */
    void load(MethodVisitor code, Runnable pushBuffer, Runnable pushIndex);

    /** Stores the word of a local. */
    void store(MethodVisitor code, Runnable pushBuffer, Runnable pushIndex, int word);

    /** Pushes a word of zeros. */
    void zero(MethodVisitor code);

    void push(MethodVisitor code, int word);

    void pop(MethodVisitor code, int word);

    /** The word on the stack is replaced by its sum with a local. */
    void add(MethodVisitor code, int word);

    /** Each byte of a local is multiplied by x in GF(2^8) modulo 0x11d; {@code scratch} may be overwritten. */
    void timesX(MethodVisitor code, int word, int scratch);
}
