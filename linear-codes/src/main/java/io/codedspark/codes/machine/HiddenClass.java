package io.codedspark.codes.machine;

import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A class that is written at run time and loaded hidden: it implements an interface and has an empty constructor. */
public final class HiddenClass {

    private static final String OBJECT = "java/lang/Object";

    private final MethodHandles.Lookup beside;
    private final ClassWriter writer;

    /**
     * Begins a class.
     *
     * @param beside of the class in whose package, and with whose rights, it is
     * @param name internal name, in that package
     * @param implemented the interface
     */
    public HiddenClass(MethodHandles.Lookup beside, String name, Class<?> implemented) {
        this.beside = beside;
        this.writer = new ClassWriter(ClassWriter.COMPUTE_MAXS | ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return OBJECT;
            }
        };
        writer.visit(
                Opcodes.V17,
                Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
                name,
                null,
                OBJECT,
                new String[] {Type.getInternalName(implemented)});
        MethodVisitor constructor = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
    }

    /** Where its fields and methods are written. */
    public ClassWriter writer() {
        return writer;
    }

    /**
     * Ends the class, loads it and makes an instance.
     *
     * @param data its class data
     * @param what it is for, in words
     * @throws IllegalStateException when it cannot be loaded
     */
    public Object instance(Object data, String what) {
        writer.visitEnd();
        try {
            return beside.defineHiddenClassWithClassData(writer.toByteArray(), data, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The generated kernel for " + what + " could not be loaded.", e);
        }
    }
}
