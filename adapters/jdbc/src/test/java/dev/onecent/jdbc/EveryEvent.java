package dev.onecent.jdbc;

import dev.onecent.address.DeliveryAddress;
import dev.onecent.card.CardBrand;
import dev.onecent.card.LastFour;
import dev.onecent.card.MaskedCard;
import dev.onecent.money.Money;
import dev.onecent.store.Event;
import dev.onecent.store.PendingEvent;
import dev.onecent.store.TenantId;
import dev.onecent.testkit.TestShop;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One event of every type that an outbox may hold, nothing in it left empty: made from the types, so none is forgotten. */
final class EveryEvent {
    private static final Instant THEN = Instant.parse("2026-11-24T10:15:30.123456789Z");
    private static final Map<Class<?>, Object> KNOWN = Map.of(
            String.class,
            "sample",
            int.class,
            7,
            Integer.class,
            7,
            Instant.class,
            THEN,
            Money.class,
            Money.of(Currency.getInstance("EUR"), 1_250),
            MaskedCard.class,
            new MaskedCard(CardBrand.VISA, LastFour.of("1111")),
            DeliveryAddress.class,
            TestShop.address(1).read(),
            TenantId.class,
            TenantId.of("toys"));

    private EveryEvent() {}

    static List<PendingEvent> all() {
        return Json.events()
                .map(type -> new PendingEvent("id-" + type.getSimpleName(), THEN, (Event) sample(type)))
                .toList();
    }

    private static Object sample(Type type) {
        if (type instanceof ParameterizedType generic) {
            Object inner = sample(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]);
            return generic.getRawType() == Optional.class
                    ? Optional.of(inner)
                    : generic.getRawType() == List.class ? List.of(inner) : Map.of("sample", inner);
        }
        Class<?> plain = (Class<?>) type;
        if (KNOWN.containsKey(plain)) {
            return KNOWN.get(plain);
        }
        if (plain == boolean.class) {
            return true;
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isSealed()) {
            return sample(plain.getPermittedSubclasses()[0]);
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalStateException("say what a sample of " + plain + " is");
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Stream.of(components)
                .map(component -> sample(component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("say what a sample of " + type + " is", e);
        }
    }
}
