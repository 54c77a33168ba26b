package dev.onecent.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a contract says of a subject, as the numbers of the rules that it found broken. */
final class Verdict {
    private Verdict() {}

    static Set<String> of(Class<?> contract) {
        return broken(run(selectClass(contract), true));
    }

    /** The rules of one kind of aggregate alone. */
    static Set<String> of(Class<?> contract, Class<?> kind) {
        return broken(run(selectNestedClass(List.of(contract), kind), true));
    }

    /** Whether one rule finds its subject broken. Only that rule is run: a hundred others would say nothing about it. */
    static boolean finds(String rule, Class<?> contract) {
        return !broken(run(selectMethod(contract, method(rule, contract)), true))
                .isEmpty();
    }

    /** The same for one kind of aggregate. */
    static boolean finds(String rule, Class<?> contract, Class<?> kind) {
        return !broken(run(selectNestedMethod(List.of(contract), kind, method(rule, kind)), true))
                .isEmpty();
    }

    static EngineExecutionResults run(DiscoverySelector selector, boolean partial) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                .configurationParameter(ContractReport.PARTIAL, String.valueOf(partial));
        return (partial ? kit : kit.configurationParameter(ContractReport.REPORT, "target/contract-of-broken-ones"))
                .execute();
    }

    private static Method method(String rule, Class<?> contract) {
        return Stream.<Class<?>>iterate(contract, type -> type != null, type -> type.getSuperclass())
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method ->
                        RuleId.of(method).map(RuleId::name).filter(rule::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + rule));
    }

    private static Set<String> broken(EngineExecutionResults results) {
        return results.testEvents().failed().stream().map(Verdict::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String rule(Event event) {
        MethodSource source =
                (MethodSource) event.getTestDescriptor().getSource().orElseThrow();
        Method test = source.getJavaMethod();
        return RuleId.of(test).map(RuleId::name).orElse(test.getName());
    }
}
