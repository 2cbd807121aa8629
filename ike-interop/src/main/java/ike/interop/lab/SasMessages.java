package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import java.util.ArrayList;
import java.util.List;

/** The SAs in what {@code list-sas} of vici streams: an event for each IKE SA, with its Child SAs in {@code child-sas}. */
final class SasMessages {

    private static final ImmutableSet<String> IKE_UP = ImmutableSet.of("ESTABLISHED", "REKEYING");
    private static final ImmutableSet<String> CHILD_UP = ImmutableSet.of("INSTALLED", "UPDATING", "REKEYING");
    /** A rekeyed Child SA that both sides have deleted still takes late packets for some seconds. */
    private static final String CHILD_GONE = "DELETED";
    /** Of IKEv1: strongSwan, unless told otherwise, keeps a rekeyed Child SA until it expires. */
    private static final String CHILD_REPLACED = "REKEYED";

    private final List<Sas.Ike> ike = new ArrayList<>();
    private int unsettled;

    private SasMessages() {
    }

    static Sas read(List<Message> events) {
        SasMessages sas = new SasMessages();
        events.forEach(event -> event.sections().forEach(sas::addIke));
        return new Sas(ImmutableList.copyOf(sas.ike), sas.unsettled);
    }

    private void addIke(Element.Section section) {
        Message sa = section.content();
        List<Sas.Child> children = new ArrayList<>();
        boolean keepsReplaced = text(sa, "version").equals("1");
        sa.section("child-sas").ifPresent(all -> all.sections().stream().map(Element.Section::content)
                .filter(child -> !(keepsReplaced && text(child, "state").equals(CHILD_REPLACED)))
                .forEach(child -> addChild(child, children)));
        if (IKE_UP.contains(text(sa, "state"))) {
            String id = text(sa, "initiator-spi") + "_" + text(sa, "responder-spi");
            ike.add(new Sas.Ike(section.name(), id, text(sa, "local-host"), text(sa, "remote-host"),
                    ImmutableList.copyOf(children)));
        } else {
            unsettled++;
        }
    }

    private void addChild(Message child, List<Sas.Child> children) {
        String state = text(child, "state");
        if (CHILD_UP.contains(state)) {
            children.add(new Sas.Child(text(child, "name"), text(child, "spi-in") + "_" + text(child, "spi-out")));
        } else if (!state.equals(CHILD_GONE)) {
            unsettled++;
        }
    }

    private static String text(Message message, String key) {
        return message.text(key).orElse("");
    }
}
