package io.codedspark.codes.erasure.kernel;

import io.codedspark.codes.machine.HiddenClass;
import java.lang.invoke.MethodHandles;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes the kernel of a tile: generates its class, loads it as a hidden class and makes an instance. */
final class KernelLoader {

    private static final String NAME = "io/codedspark/codes/erasure/kernel/GeneratedKernel";

    private KernelLoader() {}

    static Kernel load(MatrixTile tile, KernelKind kind, MemoryKind memory) {
        if (kind == KernelKind.INTERPRETER) {
            return new TableKernel(tile);
        }
        Dialect dialect = kind.isVector() ? new VectorDialect(memory, NAME) : new ScalarDialect(memory);
        HiddenClass hidden = new HiddenClass(MethodHandles.lookup(), NAME, Kernel.class);
        if (kind.isVector()) {
            species(hidden.writer());
        }
        String buffers = "[Ljava/lang/Object;[I";
        String signature = "(" + buffers + buffers + "I)V";
        new KernelEmitter(tile, dialect, hidden.writer().visitMethod(Opcodes.ACC_PUBLIC, "run", signature, null, null))
                .emit();
        Object species = kind.isVector() ? VectorModule.species(kind.wordBytes()) : "none";
        String what = tile.inputs() + " inputs and " + tile.rows() + " rows (" + kind + ", " + memory + ")";
        return (Kernel) hidden.instance(species, what);
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
