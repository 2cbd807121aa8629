package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The SAs of one endpoint at one moment.
 *
 * @param ike the IKE SAs that are up
 * @param unsettled how many SAs are neither up nor wholly gone (being made, rekeyed or deleted)
 */
public record Sas(ImmutableList<Ike> ike, int unsettled) {

    /** None at all. */
    public static final Sas NONE = new Sas(ImmutableList.of(), 0);

    /**
     * An IKE SA.
     *
     * @param connection the name of its connection in the configuration
     * @param id changes when the SA is rekeyed
     * @param local our outer address, {@code remote} the peer's
     * @param children the Child SAs that are up
     */
    public record Ike(String connection, String id, String local, String remote, ImmutableList<Child> children) {
    }

    /**
     * A Child SA.
     *
     * @param name its name in the configuration
     * @param id changes when the SA is rekeyed
     */
    public record Child(String name, String id) {
    }

    /** Whether the side itself, or else its peer, has that outer address in the only IKE SA. */
    boolean isAt(String address, boolean itself) {
        return ike.size() == 1 && (itself ? ike.getFirst().local() : ike.getFirst().remote()).equals(address);
    }

    /** Whether nothing is left. */
    boolean none() {
        return ike.isEmpty() && unsettled == 0;
    }

    /** Whether there is one IKE SA, with one Child SA of that name and no other. */
    boolean onlyChild(String name) {
        return unsettled == 0 && ike.size() == 1 && ike.getFirst().children().size() == 1 && child(name).isPresent();
    }

    /** Whether there is one IKE SA without any Child SA. */
    boolean childless() {
        return unsettled == 0 && ike.size() == 1 && ike.getFirst().children().isEmpty();
    }

    /** In words, for messages. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        for (Ike sa : ike) {
            String children = sa.children().isEmpty()
                    ? "without a Child SA"
                    : "with " + sa.children().stream().map(Child::name).collect(Collectors.joining(", "));
            parts.add("the IKE SA " + sa.connection() + " from " + sa.local() + " to " + sa.remote() + " " + children);
        }
        if (unsettled > 0) {
            parts.add(unsettled + " that " + (unsettled == 1 ? "is" : "are") + " neither up nor gone");
        }
        return parts.isEmpty() ? "no SA" : String.join(", ", parts);
    }

    /** The Child SA of that name. */
    Optional<Child> child(String name) {
        return ike.stream().flatMap(sa -> sa.children().stream()).filter(child -> child.name().equals(name))
                .findFirst();
    }
}
