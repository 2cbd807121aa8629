package ike.v2;

import com.google.common.base.Ascii;
import ike.engine.Order;
import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.engine.config.Fragmentation;
import ike.engine.config.IdentityPattern;
import ike.engine.config.PpkUse;
import ike.engine.config.Reactions;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;

/** The words by which a {@link Scenario} changes what a side has configured. */
final class ScenarioSettings {
    private static final Bytes PPK = Bytes.utf8("thirty-two octets that nobody can guess");

    private final Map<Actor, Connection> connections = new LinkedHashMap<>();

    /** {@code KEY VALUE...}, as in swanctl.conf. */
    void set(Actor actor, List<String> words) {
        Connection before = connections.computeIfAbsent(actor, ScenarioSettings::usual);
        Connection after = changed(before, words.getFirst(), words.get(1));
        connections.put(actor, after);
        actor.order(new Order.LoadConnection(after));
    }

    /** A side that has lost its memory loads what it has configured. */
    void reload(Actor actor) {
        Optional.ofNullable(connections.get(actor)).ifPresent(c -> actor.order(new Order.LoadConnection(c)));
    }

    /** The side knows the PPK of this name; all sides know the same under one name. */
    void know(Actor actor, String ppk) {
        actor.order(PpkTest.ppk(ppk, Bytes.concat(PPK, Bytes.utf8(ppk))));
    }

    private static Connection changed(Connection c, String key, String value) {
        return switch (key) {
            case "ppk_id" -> with(c, new PpkUse(Optional.of(new IdentityPattern.Exactly(Identification.fqdn(value))),
                    c.extensions().ppk().required(), c.extensions().ppk().exchange()));
            case "ppk_required" -> with(c, new PpkUse(c.extensions().ppk().id(), value.equals("yes"),
                    c.extensions().ppk().exchange()));
            case "ppk_exchange" -> with(c, new PpkUse(c.extensions().ppk().id(), c.extensions().ppk().required(),
                    PpkUse.Exchange.valueOf(value.toUpperCase(Locale.ROOT))));
            case "dpd_delay" -> Change.with(c, "dpdDelay", seconds(value));
            case "reauth_time" -> Change.with(c, "reauthTime", seconds(value));
            case "over_time" -> Change.with(c, "overTime", seconds(value));
            case "close_action" -> reactions(c, "close", reaction(value));
            case "dpd_action" -> reactions(c, "dpd", reaction(value));
            case "inactivity" -> reactions(c, "inactivity", seconds(value));
            case "childless" -> Change.with(c, "extensions",
                    c.extensions().with(Childless.valueOf(Ascii.toUpperCase(value))));
            case "session_resumption" -> Change.with(c, "extensions", c.extensions().resuming(value.equals("yes")));
            case "key_exchanges" -> Change.proposals(Fixtures.ike(value)).apply(c);
            case "esp_key_exchanges" -> Change.esp(Fixtures.esp(value)).apply(c);
            case "fragmentation" -> Change.with(c, "fragmentation", Fragmentation.valueOf(Ascii.toUpperCase(value)));
            default -> throw new AssertionError("no setting " + key);
        };
    }

    private static Connection with(Connection c, PpkUse ppk) {
        return Change.with(c, "extensions", c.extensions().with(ppk));
    }

    private static Connection reactions(Connection c, String component, Object value) {
        return Change.children(child -> Change.with(child, "reactions",
                Change.with(child.reactions(), component, value))).apply(c);
    }

    private static Reactions.Reaction reaction(String value) {
        return Reactions.Reaction.valueOf(Ascii.toUpperCase(value));
    }

    private static Duration seconds(String value) {
        return Duration.ofSeconds(Long.parseLong(value));
    }

    private static Connection usual(Actor actor) {
        return Fixtures.connection(actor.name().equals("left"), Fixtures.IKE_GCM, Fixtures.ESP_GCM);
    }
}
