package io.codedspark.codes.erasure.kernel;

import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes the kernel of a tile: generates its class, loads it as a hidden class and makes an instance. */
final class KernelLoader {

    private static final String NAME = "io/codedspark/codes/erasure/kernel/GeneratedKernel";
    private static final String OBJECT = "java/lang/Object";

    private KernelLoader() {}

    static Kernel load(MatrixTile tile, KernelKind kind, MemoryKind memory) {
        if (kind == KernelKind.INTERPRETER) {
            return new TableKernel(tile);
        }
        Dialect dialect = kind.isVector() ? new VectorDialect(memory, NAME) : new ScalarDialect(memory);
        byte[] bytes = generate(tile, dialect, kind);
        Object species = kind.isVector() ? VectorModule.species(kind.wordBytes()) : "none";
        try {
            return (Kernel) MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes, species, true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "The generated kernel for " + tile.inputs() + " inputs and " + tile.rows() + " rows (" + kind + ", "
                            + memory + ") could not be loaded.",
                    e);
        }
    }

    private static byte[] generate(MatrixTile tile, Dialect dialect, KernelKind kind) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS | ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return OBJECT;
            }
        };
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, OBJECT, new String[] {
            "io/codedspark/codes/erasure/kernel/Kernel"
        });
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        if (kind.isVector()) {
            species(writer);
        }
        String buffers = "[Ljava/lang/Object;[I";
        new KernelEmitter(
                        tile,
                        dialect,
                        writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "(" + buffers + buffers + "I)V", null, null))
                .emit();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** A constant for the compiler: the species comes as class data into a static final field. */
    private static void species(ClassWriter writer) {
        writer.visitField(
                        Opcodes.ACC_STATIC | Opcodes.ACC_FINAL,
                        VectorDialect.SPECIES,
                        VectorDialect.SPECIES_TYPE,
                        null,
                        null)
                .visitEnd();
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "lookup",
                "()Ljava/lang/invoke/MethodHandles$Lookup;",
                false);
        code.visitLdcInsn("_");
        code.visitLdcInsn(Type.getType(VectorDialect.SPECIES_TYPE));
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                "java/lang/invoke/MethodHandles",
                "classData",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
                false);
        code.visitTypeInsn(Opcodes.CHECKCAST, VectorModule.PACKAGE + "VectorSpecies");
        code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, VectorDialect.SPECIES, VectorDialect.SPECIES_TYPE);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
