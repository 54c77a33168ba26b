package dev.onecent.testkit.simulation;

/**
 * An action in a simulation: of a shopper, the host, an operator, or time. It calls the SDK of the process that the
 * {@link ActionContext} names, and draws whatever it must choose from {@link ActionContext#draw()} and nowhere else. It catches
 * nothing: failures of the infrastructure and the death of the process are the simulation's.
 */
public interface SimulatedAction {
    /** For the trace, for example {@code pay once}. */
    String name();

    /** Returns whether it also happens in the midst of another process's effects; what moves time does not. */
    default boolean nests() {
        return true;
    }

    /** Returns whether it is done for the shopper; what the host, an operator or time does is not. */
    default boolean isShoppers() {
        return true;
    }

    /** Does it. What is said to {@link ActionContext#say} stands in the trace. */
    void perform(ActionContext visit);

    /** An action and how often it is drawn, compared with the others. */
    record Weighted(int weight, SimulatedAction action) {}
}
