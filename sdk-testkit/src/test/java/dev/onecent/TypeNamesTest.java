package dev.onecent;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A simple name means one type: who imports {@code Addresses} never has to choose between core's and the testkit's. */
class TypeNamesTest {
    @Test
    void coreAndTestkitShareNoTypeName() {
        Set<String> core = names(name -> !name.startsWith("dev.onecent.testkit"));
        Set<String> testkit = names(name -> name.startsWith("dev.onecent.testkit"));

        assertThat(core).hasSizeGreaterThan(300);
        assertThat(testkit).hasSizeGreaterThan(80).doesNotContainAnyElementsOf(core);
    }

    private static Set<String> names(Predicate<String> packages) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.onecent").stream()
                        .filter(type -> packages.test(type.getPackageName()))
                        .filter(type ->
                                type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
