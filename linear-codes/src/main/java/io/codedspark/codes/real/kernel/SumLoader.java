package io.codedspark.codes.real.kernel;

import io.codedspark.codes.machine.HiddenClass;
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
    private static final String OBJECTS = "[Ljava/lang/Object;";
    private static final Map<SumTile, SumKernel> LOADED = new ConcurrentHashMap<>();

    private SumLoader() {}

    static SumKernel load(SumTile tile) {
        return LOADED.computeIfAbsent(tile, SumLoader::generate);
    }

    private static SumKernel generate(SumTile tile) {
        HiddenClass hidden = new HiddenClass(MethodHandles.lookup(), NAME, SumKernel.class);
        species(hidden.writer());
        String signature = "([Ljava/lang/Object;I[Ljava/lang/Object;I[[D[[DII)V";
        new SumEmitter(tile, NAME, hidden.writer().visitMethod(Opcodes.ACC_PUBLIC, "run", signature, null, null))
                .emit();
        return (SumKernel) hidden.instance(VectorSpecies.both(), tile.toString());
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
