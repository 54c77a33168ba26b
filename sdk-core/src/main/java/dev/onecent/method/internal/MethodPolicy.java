package dev.onecent.method.internal;

import dev.onecent.method.Acceptance;
import dev.onecent.method.HostMethod;
import dev.onecent.payment.MethodId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The methods that a shop offers.
 *
 * @param acceptance what it takes cards for
 * @param methods its methods beyond cards
 * @param order in which they are shown; those not named come after, by id
 */
public record MethodPolicy(Acceptance acceptance, List<HostMethod> methods, List<MethodId> order) {
    public MethodPolicy {
        Objects.requireNonNull(acceptance, "acceptance");
        Objects.requireNonNull(methods, "methods");
        Objects.requireNonNull(order, "order");
        methods = List.copyOf(methods);
        order = List.copyOf(order);
        if (methods.stream().map(HostMethod::id).distinct().count() < methods.size()) {
            throw new IllegalArgumentException("a method is registered twice");
        }
    }

    /** The registered method of that id. */
    public Optional<HostMethod> find(MethodId method) {
        Objects.requireNonNull(method, "method");
        return methods.stream().filter(offered -> offered.id().equals(method)).findFirst();
    }
}
