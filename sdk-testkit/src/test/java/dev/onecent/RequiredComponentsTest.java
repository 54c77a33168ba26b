package dev.onecent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.onecent.address.AddressForm;
import dev.onecent.card.CardEdit;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DESIGN 5: every record that adopters can make refuses {@code null} in each component, with the component's name; but for forms,
 * where a value that is missing is a violation.
 */
class RequiredComponentsTest {
    /** Far fewer would mean that they are not found. */
    private static final int LEAST = 100;

    private static final List<Class<?>> FORMS = List.of(AddressForm.class, CardEdit.class);

    @ParameterizedTest
    @MethodSource("records")
    void refusesNullByName(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        IntStream.range(0, components.length)
                .filter(at -> !components[at].getType().isPrimitive())
                .forEach(at -> assertThatThrownBy(() -> make(type, at))
                        .as("%s without %s", type.getName(), components[at].getName())
                        .isInstanceOf(NullPointerException.class)
                        .hasMessage(components[at].getName()));
    }

    @Test
    void findsTheRecords() {
        assertThat(records()).hasSizeGreaterThan(LEAST);
    }

    static List<Class<?>> records() {
        return new ClassFileImporter()
                .withImportOption(new OnlyCore()).importPackages("dev.onecent").stream()
                        .filter(found -> !found.getPackageName().contains(".internal"))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> type.isRecord() && isReachable(type) && !FORMS.contains(type))
                        .toList();
    }

    private static boolean isReachable(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getEnclosingClass)
                .allMatch(each -> Modifier.isPublic(each.getModifiers()));
    }

    private static Object make(Class<?> type, int missing) throws Throwable {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int at = 0; at < values.length; at++) {
            if (at != missing) {
                values[at] = Something.of(components[at]);
            }
        }
        try {
            return Something.constructor(type).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
