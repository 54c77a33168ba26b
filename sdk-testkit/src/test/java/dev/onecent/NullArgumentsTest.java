package dev.onecent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.onecent.testkit.TestShop;
import dev.onecent.testkit.Validation;
import jakarta.validation.ConstraintValidator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** DESIGN 5: whatever adopters call tells them by its name which argument is {@code null}. */
class NullArgumentsTest {
    /** Far fewer would mean that they are not found. */
    private static final int LEAST = 300;

    /** Where a value that is missing is a violation. */
    private static final Set<String> OTHERS = Set.of(
            "AddressForm",
            "Approval",
            "CardKeyMissingException",
            "ChargeRequest",
            "CurrentKeys",
            "DigitRun",
            "Owned",
            "ProviderText",
            "SafeKeys",
            "StoreContendedException");

    private final Map<Class<?>, Object> known = new HashMap<>();
    private int tried;

    @Test
    void everyMissingArgumentIsTold() {
        OneCent onecent = TestShop.with(Validation.FACTORY).open();
        known.put(OneCent.class, onecent);
        known.put(OneCentBuilder.class, OneCent.builder());
        Arrays.stream(OneCent.class.getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && method.getReturnType().getName().startsWith("dev.onecent")
                        && !Modifier.isStatic(method.getModifiers()))
                .forEach(method -> known.put(method.getReturnType(), call(method, onecent)));

        List<String> untold = types().stream()
                .filter(type -> !OTHERS.contains(type.getSimpleName()))
                .flatMap(type -> executables(type).flatMap(each -> untold(type, each)))
                .sorted()
                .toList();

        assertThat(untold).isEmpty();
        assertThat(tried).isGreaterThan(LEAST);
    }

    private Stream<String> untold(Class<?> type, Executable each) {
        List<String> untold = new ArrayList<>();
        Parameter[] parameters = each.getParameters();
        for (int at = 0; at < parameters.length; at++) {
            if (parameters[at].getType().isPrimitive() || isNullable(parameters[at])) {
                continue;
            }
            Object[] arguments = arguments(parameters, at);
            @Nullable Object self = self(type, each);
            if (arguments.length < parameters.length || (self == null && needsSelf(each))) {
                continue;
            }
            tried++;
            String told = told(each, self, arguments);
            if (!names(type, parameters[at]).contains(told) && !isBuilderOption(type, each, told)) {
                untold.add(type.getSimpleName() + "." + each.getName() + "(" + parameters[at].getName() + " of "
                        + parameters.length + "): " + told);
            }
        }
        return untold.stream();
    }

    /** A record's copies and factories may name its component. */
    private static Set<String> names(Class<?> type, Parameter parameter) {
        Stream<String> components = type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                : Stream.empty();
        return Set.copyOf(Stream.concat(components, Stream.of(parameter.getName()))
                .distinct()
                .toList());
    }

    /** The builder names the option. */
    private static boolean isBuilderOption(Class<?> type, Executable each, String told) {
        return type == OneCentBuilder.class && each.getName().equals(told);
    }

    private static boolean isNullable(Parameter parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean needsSelf(Executable each) {
        return each instanceof Method && !Modifier.isStatic(each.getModifiers());
    }

    private @Nullable Object self(Class<?> type, Executable each) {
        if (!needsSelf(each)) {
            return null;
        }
        return known.containsKey(type) ? known.get(type) : type.isInterface() ? null : something(type);
    }

    private Object[] arguments(Parameter[] parameters, int missing) {
        List<Object> arguments = new ArrayList<>();
        for (int at = 0; at < parameters.length; at++) {
            Class<?> type = parameters[at].getType();
            @Nullable Object value = known.containsKey(type) ? known.get(type) : something(type);
            if (value == null && at != missing) {
                return new Object[0];
            }
            arguments.add(at == missing ? null : value);
        }
        return arguments.toArray();
    }

    private static @Nullable Object something(Class<?> type) {
        try {
            return type == List.class ? List.of() : Something.of(type);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static String told(Executable each, @Nullable Object self, Object[] arguments) {
        try {
            each.setAccessible(true);
            Object result = each instanceof Constructor<?> made
                    ? made.newInstance(arguments)
                    : ((Method) each).invoke(self, arguments);
            return "answered " + (result == null ? "nothing" : result.getClass().getSimpleName());
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof NullPointerException
                    ? String.valueOf(e.getCause().getMessage())
                    : String.valueOf(e.getCause());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return "not called: " + e;
        }
    }

    private static Object call(Method method, Object self) {
        try {
            return method.invoke(self);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Stream<Executable> executables(Class<?> type) {
        Stream<? extends Executable> constructors = type.isRecord() || Modifier.isAbstract(type.getModifiers())
                ? Stream.empty()
                : Arrays.stream(type.getConstructors());
        Stream<? extends Executable> methods = Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !method.isSynthetic()
                        && !Modifier.isAbstract(method.getModifiers())
                        && !(type.isEnum() && method.getName().equals("valueOf"))
                        && !method.getName().equals("equals")
                        && !method.getName().equals("compareTo"));
        return Stream.of(constructors, methods).flatMap(all -> all);
    }

    private static List<Class<?>> types() {
        return new ClassFileImporter()
                .withImportOption(new OnlyCore()).importPackages("dev.onecent").stream()
                        .filter(found -> !found.getPackageName().contains(".internal"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> isReachable(type) && !ConstraintValidator.class.isAssignableFrom(type))
                        .toList();
    }

    private static boolean isReachable(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getEnclosingClass)
                .allMatch(each -> Modifier.isPublic(each.getModifiers()));
    }
}
