package ike.interop.metrics;

import ike.engine.ChildSaView;
import ike.engine.EngineView;
import ike.engine.IkeSaView;
import ike.interop.endpoint.Control;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The numbers of a moment in the text format of OpenMetrics 1.0. */
final class MetricsPage {
    private final StringBuilder page = new StringBuilder();

    private MetricsPage() {
    }

    static String of(Control control, Tally tally) {
        MetricsPage page = new MetricsPage();
        EngineView view = control.view();
        page.family("ike_sas", "gauge", "IKE SAs", "state", byState(view.ikeSas().stream().map(IkeSaView::state)));
        page.family("ike_child_sas", "gauge", "Child SAs", "state",
                byState(view.ikeSas().stream().flatMap(sa -> sa.children().stream()).map(ChildSaView::state)));
        page.family("ike_messages", "counter", "IKE messages", "exchange", tally.messages());
        page.family("ike_events", "counter", "What happened to SAs", "event", tally.events());
        page.family("ike_failures", "counter", "Failed exchanges", "notification", tally.failures());
        page.family("esp_drops", "counter", "Packets that the datapath dropped", "reason", drops(control));
        page.single("ike_inputs_waiting", "Inputs that wait for the engine", control.waiting());
        page.single("ike_heap_bytes", "Heap in use",
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        return page.page.append("# EOF\n").toString();
    }

    private static Map<String, Long> byState(Stream<String> states) {
        return states.collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> drops(Control control) {
        Map<String, Long> drops = new TreeMap<>();
        control.drops().forEach((drop, count) -> drops.put(drop.name().toLowerCase(Locale.ROOT), count));
        return drops;
    }

    private void family(String name, String type, String help, String label, Map<String, Long> values) {
        head(name, type, help);
        values.forEach((value, count) -> page.append(name).append(type.equals("counter") ? "_total" : "").append('{')
                .append(label).append("=\"").append(value).append("\"} ").append(count).append('\n'));
    }

    private void single(String name, String help, long value) {
        head(name, "gauge", help);
        page.append(name).append(' ').append(value).append('\n');
    }

    private void head(String name, String type, String help) {
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n').append("# HELP ").append(name)
                .append(' ').append(help).append('\n');
    }
}
