package dev.onecent.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Validator;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** A host on the module path reads the same texts. */
class NamedModuleTest {
    private static final String CORE = "dev.onecent.core";
    private static final ClassLoader LOADER = loader();

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "ru", "es", "zh-CN"})
    void textsAreFoundInANamedModule(String language) throws ReflectiveOperationException {
        Class<?> type = LOADER.loadClass(Languages.class.getName());
        Locale locale = Locale.forLanguageTag(language);

        Object languages = type.getMethod("standard").invoke(null);
        Object texts = type.getMethod("in", Locale.class).invoke(languages, locale);
        Object text = texts.getClass().getMethod("leaveNotice", String.class).invoke(texts, "PayCo");

        assertThat(type.getModule().getName()).isEqualTo(CORE);
        assertThat(text).isEqualTo(Languages.standard().in(locale).leaveNotice("PayCo"));
    }

    /** They lie in no package, where a module hides nothing from the validation provider. */
    @Test
    void violationTextsAreFoundFromOutside() {
        for (String ending : List.of("", "_en", "_ar", "_ru", "_es", "_zh")) {
            assertThat(LOADER.getResource("ContributorValidationMessages" + ending + ".properties"))
                    .isNotNull();
        }
    }

    private static ClassLoader loader() {
        ModuleFinder modules = ModuleFinder.of(
                home(Languages.class), home(Validator.class), home(JsonCreator.class), home(Logger.class));
        Configuration resolved = ModuleLayer.boot().configuration().resolve(modules, ModuleFinder.of(), Set.of(CORE));
        return ModuleLayer.boot()
                .defineModulesWithOneLoader(resolved, ClassLoader.getPlatformClassLoader())
                .findLoader(CORE);
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
