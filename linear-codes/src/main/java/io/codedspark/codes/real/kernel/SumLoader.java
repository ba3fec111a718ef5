package io.codedspark.codes.real.kernel;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Makes the kernels of tiles: generates their classes, loads these as hidden classes and makes an instance of each. */
final class SumLoader {

    private static final String NAME = "io/codedspark/codes/real/kernel/GeneratedSum";
    private static final String OBJECT = "java/lang/Object";
    private static final String OBJECTS = "[Ljava/lang/Object;";
    private static final Map<SumTile, SumKernel> LOADED = new ConcurrentHashMap<>();

    private SumLoader() {}

    static SumKernel load(SumTile tile) {
        return LOADED.computeIfAbsent(tile, SumLoader::generate);
    }

    private static SumKernel generate(SumTile tile) {
        try {
            return (SumKernel) MethodHandles.lookup()
                    .defineHiddenClassWithClassData(bytes(tile), VectorSpecies.both(), true)
                    .lookupClass()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The generated kernel for " + tile + " could not be loaded.", e);
        }
    }

    private static byte[] bytes(SumTile tile) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS | ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String one, String other) {
                return OBJECT;
            }
        };
        writer.visit(Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, NAME, null, OBJECT, new String[] {
            "io/codedspark/codes/real/kernel/SumKernel"
        });
        MethodVisitor constructor = writer.visitMethod(0, "<init>", "()V", null, null);
        constructor.visitCode();
        constructor.visitVarInsn(Opcodes.ALOAD, 0);
        constructor.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        constructor.visitInsn(Opcodes.RETURN);
        constructor.visitMaxs(0, 0);
        constructor.visitEnd();
        species(writer);
        String signature = "([Ljava/lang/Object;I[Ljava/lang/Object;I[[D[[DII)V";
        new SumEmitter(tile, NAME, writer.visitMethod(Opcodes.ACC_PUBLIC, "run", signature, null, null)).emit();
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** Constants for the compiler: the species come as class data into static final fields. */
    private static void species(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        String[] names = {SumEmitter.DOUBLES, SumEmitter.FLOATS};
        for (int i = 0; i < names.length; i++) {
            writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, names[i], SumEmitter.SPECIES_TYPE, null, null)
                    .visitEnd();
            String handles = "java/lang/invoke/MethodHandles";
            String lookup = "L" + handles + "$Lookup;";
            code.visitMethodInsn(Opcodes.INVOKESTATIC, handles, "lookup", "()" + lookup, false);
            code.visitLdcInsn("_");
            code.visitLdcInsn(Type.getType(OBJECTS));
            String signature = "(" + lookup + "Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;";
            code.visitMethodInsn(Opcodes.INVOKESTATIC, handles, "classData", signature, false);
            code.visitTypeInsn(Opcodes.CHECKCAST, OBJECTS);
            code.visitIntInsn(Opcodes.BIPUSH, i);
            code.visitInsn(Opcodes.AALOAD);
            code.visitTypeInsn(Opcodes.CHECKCAST, VectorSpecies.PACKAGE + "VectorSpecies");
            code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, names[i], SumEmitter.SPECIES_TYPE);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
