package dev.onecent.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.onecent.OnlyCore;
import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every type that carries a card's digits keeps to, found by its fields, so that a new one is looked at (R18). */
class SecretTypesTest {
    private static final JavaClasses CORE =
            new ClassFileImporter().withImportOption(new OnlyCore()).importPackages("dev.onecent");
    private static final Set<String> SECRETS = Set.of("[C", CardNumber.class.getName(), SecurityCode.class.getName());

    @Test
    void theseCarryDigits() {
        assertThat(carriers().stream().map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "CardForm", "CardNumber", "SecurityCode", "TypedCard", "PresentedNumber", "CardEcho");
    }

    @Test
    void nobodyExtendsOrSerializesThem() {
        assertThat(carriers())
                .allMatch(type -> type.getModifiers().contains(JavaModifier.FINAL))
                .noneMatch(type -> type.isAssignableTo(Serializable.class));
    }

    @Test
    void eachRefusesToBeWrittenAndCanBeWiped() {
        for (JavaClass type : carriers()) {
            assertThat(type.getMethods())
                    .as(type.getName())
                    .anyMatch(method -> method.isAnnotatedWith(JsonValue.class));
            assertThat(type.getMethods())
                    .as(type.getName())
                    .anyMatch(method -> Set.of("wipe", "close").contains(method.getName()));
        }
    }

    /** A public method that answers digits asks for the access. */
    @Test
    void nobodyReadsWithoutTheAccess() {
        assertThat(carriers().stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> method.getRawReturnType().getName().equals("[C")))
                .hasSize(2)
                .allMatch(method -> method.getRawParameterTypes().get(0).isEquivalentTo(CardDataAccess.class));
    }

    private static Set<JavaClass> carriers() {
        return CORE.stream()
                .filter(type -> type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .anyMatch(field -> SECRETS.contains(field.getRawType().getName())
                                || field.getAllInvolvedRawTypes().stream()
                                        .anyMatch(part -> SECRETS.contains(part.getName()))))
                .collect(Collectors.toCollection(
                        () -> new TreeSet<>((one, other) -> one.getName().compareTo(other.getName()))));
    }
}
