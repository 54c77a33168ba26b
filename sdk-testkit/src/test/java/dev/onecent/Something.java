package dev.onecent;

import dev.onecent.address.AddressForm;
import dev.onecent.address.DeliveryAddress;
import dev.onecent.card.CardExpiry;
import dev.onecent.card.CardForm;
import dev.onecent.card.CardNumber;
import dev.onecent.card.CardholderName;
import dev.onecent.card.SecurityCode;
import dev.onecent.gateway.PresentedToken;
import dev.onecent.money.Money;
import dev.onecent.text.Languages;
import dev.onecent.text.Texts;
import dev.onecent.wallet.ConnectionVerifier;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Some value of a type, where any will do. */
final class Something {
    private static final Map<Class<?>, Object> KNOWN = Map.ofEntries(
            Map.entry(String.class, "1111"),
            Map.entry(int.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(boolean.class, true),
            Map.entry(Optional.class, Optional.empty()),
            Map.entry(Set.class, Set.of()),
            Map.entry(Map.class, Map.of()),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ofHours(1)),
            Map.entry(YearMonth.class, YearMonth.of(2029, 12)),
            Map.entry(Locale.class, Locale.UK),
            Map.entry(URI.class, URI.create("https://shop.example/")),
            Map.entry(Currency.class, Currency.getInstance("EUR")),
            Map.entry(Money.class, Money.of("EUR", 1)),
            Map.entry(CardForm.class, CardForm.of("4111111111111111", "12/29", "737", "Ann Shopper")),
            Map.entry(CardNumber.class, CardNumber.parse("4111111111111111")),
            Map.entry(CardExpiry.class, CardExpiry.parse("12/29")),
            Map.entry(CardholderName.class, CardholderName.of("Ann Shopper")),
            Map.entry(PresentedToken.class, PresentedToken.of("token")),
            Map.entry(ConnectionVerifier.class, ConnectionVerifier.from("secret")),
            Map.entry(ZoneId.class, ZoneOffset.UTC),
            Map.entry(Texts.class, Languages.standard().in(Locale.UK)),
            Map.entry(
                    DeliveryAddress.class,
                    AddressForm.of("Ann Shopper", "1 High Street", "Oxford", "GB")
                            .withPostalCode("OX1 1AA")
                            .read()),
            Map.entry(SecurityCode.class, SecurityCode.parse("737".toCharArray())));

    private Something() {}

    /** A list holds one of its elements, because some must not be empty. */
    static Object of(RecordComponent component) throws ReflectiveOperationException {
        if (component.getType() == List.class && component.getGenericType() instanceof ParameterizedType list) {
            return list.getActualTypeArguments()[0] instanceof Class<?> element ? List.of(of(element)) : List.of();
        }
        return of(component.getType());
    }

    static Object of(Class<?> type) throws ReflectiveOperationException {
        if (KNOWN.containsKey(type)) {
            return KNOWN.get(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isSealed()) {
            return of(type.getPermittedSubclasses()[0]);
        }
        return type.isRecord() ? made(type) : standIn(type);
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int at = 0; at < values.length; at++) {
            values[at] = of(components[at]);
        }
        return constructor(type).newInstance(values);
    }

    static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        Constructor<?> canonical = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        canonical.setAccessible(true);
        return canonical;
    }

    private static Object standIn(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        });
    }
}
