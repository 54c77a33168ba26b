package dev.onecent.testkit.contract;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    static EngineExecutionResults run(DiscoverySelector selector, boolean partial) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                .configurationParameter(ContractReport.PARTIAL, String.valueOf(partial))
                .configurationParameter(ContractReport.REPORT, "target/contract-of-broken-ones")
                .execute();
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
