package ike.interop.client;

import com.google.common.collect.ImmutableList;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a user's name for an SA means among those that are there: {@code CHILD}, {@code CONN/CHILD}, or {@code CONN} for
 * the IKE SA with all its children.
 *
 * @param sas what {@code list-sas} streamed
 */
public record SaNames(ImmutableList<Message> sas) {
    /** What a name means. */
    public sealed interface Meaning {
        /** This request of terminate or rekey. */
        record Selected(Message request) implements Meaning {
        }

        /** Nothing, or more than one thing; the line says what there is. */
        record Unclear(String line) implements Meaning {
        }
    }

    /** What the name means. */
    public Meaning of(String name) {
        int slash = name.indexOf('/');
        if (slash >= 0) {
            return new Meaning.Selected(
                    request().put("ike", name.substring(0, slash)).put("child", name.substring(slash + 1)).build());
        }
        boolean ike = connections().anyMatch(sa -> sa.name().equals(name));
        Optional<String> parent = connections().filter(sa -> children(sa).anyMatch(name::equals))
                .map(Element.Section::name).findFirst();
        if (ike && parent.isPresent()) {
            return new Meaning.Unclear(name + " is a connection and a child; say " + parent.get() + "/" + name
                    + " for the child, --ike " + name + " for the connection");
        }
        if (!ike && parent.isEmpty()) {
            return new Meaning.Unclear("there is no SA " + name + "; " + known());
        }
        return new Meaning.Selected(request().put(ike ? "ike" : "child", name).build());
    }

    private static MessageBuilder request() {
        return Message.builder();
    }

    private Stream<Element.Section> connections() {
        return sas.stream().flatMap(event -> event.sections().stream());
    }

    private static Stream<String> children(Element.Section sa) {
        return sa.content().section("child-sas").stream().flatMap(children -> children.sections().stream())
                .map(child -> child.content().text("name").orElse(child.name()));
    }

    private String known() {
        ImmutableList<String> names = connections()
                .flatMap(sa -> Stream.concat(Stream.of(sa.name()),
                        children(sa).map(child -> sa.name() + "/" + child)))
                .distinct().collect(ImmutableList.toImmutableList());
        return names.isEmpty() ? "there is none at all" : "there are: " + String.join(", ", names);
    }
}
