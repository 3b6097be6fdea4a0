package org.fivetrust.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The machine's clock as the product reads it, set ahead: days pass at once. It is an agent of the Java machine; the
 * product knows nothing of it, as it knows nothing of who sets a real clock.
 */
public final class MachineClock {

    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private MachineClock() {}

    /** Entered inside the product. */
    public static void premain(String ahead, Instrumentation machine) throws Exception {
        machine.addTransformer(new Ahead(Duration.parse(ahead)), true);
        machine.retransformClasses(Clock.class);
    }

    /** Every moment read is later by a fixed time. */
    private record Ahead(Duration ahead) implements ClassFileTransformer {

        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> loaded, ProtectionDomain domain, byte[] bytes) {
            if (!"java/time/Clock".equals(name)) {
                return null;
            }
            CodeTransform later = (code, element) -> {
                if (element instanceof ReturnInstruction) {
                    code.loadConstant(ahead.toSeconds());
                    code.invokevirtual(INSTANT, "plusSeconds", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
                }
                code.with(element);
            };
            return ClassFile.of()
                    .transformClass(
                            ClassFile.of().parse(bytes),
                            ClassTransform.transformingMethodBodies(
                                    method -> method.methodName().equalsString("currentInstant"), later));
        }
    }

    /** The option that starts a Java machine so much ahead. */
    static String ahead(Duration ahead) {
        var jar = Path.of("target", "machine-clock.jar").toAbsolutePath();
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", MachineClock.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var type : new Class<?>[] {MachineClock.class, Ahead.class}) {
                var entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (var bytes = MachineClock.class.getClassLoader().getResourceAsStream(entry)) {
                    bytes.transferTo(out);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return "-javaagent:" + jar + "=" + ahead;
    }
}
