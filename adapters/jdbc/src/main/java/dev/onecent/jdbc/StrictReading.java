package dev.onecent.jdbc;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.type.ReferenceType;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what was written and nothing else (STORE-11): no field is missing, unknown, null, given twice or of another type. What
 * may be missing is told by its type alone: an {@link Optional}, which is left out where it is empty.
 */
final class StrictReading {
    /** Types that are written as text and would be read from text in other forms, or from numbers. */
    private static final Set<Class<?>> TEXTS =
            Set.of(Instant.class, Duration.class, Locale.class, Currency.class, URI.class);

    /** The shapes from which a value could be made although it was never written so. */
    private static final Set<CoercionInputShape> OTHER_SHAPES = EnumSet.of(
            CoercionInputShape.Boolean,
            CoercionInputShape.Integer,
            CoercionInputShape.Float,
            CoercionInputShape.EmptyString,
            CoercionInputShape.EmptyArray,
            CoercionInputShape.EmptyObject);

    private StrictReading() {}

    static JsonMapper.Builder of(JsonMapper.Builder builder) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .withCoercionConfigDefaults(
                        any -> OTHER_SHAPES.forEach(shape -> any.setCoercion(shape, CoercionAction.Fail)))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
                .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
                .withConfigOverride(
                        Optional.class, any -> any.setSetterInfo(JsonSetter.Value.construct(Nulls.SET, Nulls.FAIL)))
                .annotationIntrospector(new Required())
                .addModule(new SimpleModule().setDeserializerModifier(new ExactTexts()));
    }

    /** Every part is required but what may be empty by its type. */
    private static final class Required extends JacksonAnnotationIntrospector {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return member.getRawType() != Optional.class;
        }
    }

    private static final class ExactTexts extends BeanDeserializerModifier {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription type, JsonDeserializer<?> reading) {
            return TEXTS.contains(type.getBeanClass()) ? new ExactText(type.getType(), reading) : reading;
        }

        @Override
        public JsonDeserializer<?> modifyReferenceDeserializer(
                DeserializationConfig config, ReferenceType type, BeanDescription bean, JsonDeserializer<?> reading) {
            return new NeverNull(reading);
        }
    }

    /** Reads an {@link Optional} that is missing as empty, and none from a null, which is never written. */
    private static final class NeverNull extends DelegatingDeserializer {
        @Serial
        private static final long serialVersionUID = 1L;

        NeverNull(JsonDeserializer<?> reading) {
            super(reading);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> contextual) {
            return new NeverNull(contextual);
        }

        @Override
        public Object getNullValue(DeserializationContext context) throws JsonMappingException {
            return context.reportInputMismatch(this, "null is never written");
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Optional.empty();
        }
    }

    /** Reads a text of which the value says the same again. */
    private static final class ExactText extends StdDeserializer<Object> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient JsonDeserializer<?> reading;

        ExactText(JavaType type, JsonDeserializer<?> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            Object value = reading.deserialize(parser, context);
            return text.equals(String.valueOf(value))
                    ? value
                    : context.handleWeirdStringValue(handledType(), text, "is not how it is written");
        }
    }
}
