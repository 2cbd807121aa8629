package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.IpsecMode;
import ike.engine.Policy;
import ike.engine.config.AddressPattern;
import ike.engine.config.ChildConfig;
import ike.engine.config.ChildConfig.StartAction;
import ike.engine.config.ProposalSpec;
import ike.engine.config.Reactions;
import ike.engine.config.Reactions.Reaction;
import ike.engine.config.SelectorSpec;
import ike.interop.settings.Setting;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a section {@code connections.<conn>.children.<child>}. */
final class ChildReader {
    private static final ImmutableList<SelectorSpec> DYNAMIC = ImmutableList.of(new SelectorSpec.Dynamic(0, 0, 0xffff));
    private static final ImmutableSet<String> MODES = ImmutableSet.of("tunnel", "transport", "transport_proxy", "iptfs",
            "beet", "pass", "drop");
    private static final ImmutableSet<String> REACTIONS = ImmutableSet.of("none", "clear", "start", "restart", "trap",
            "route");
    private static final ImmutableSet<String> ACTIONS = ImmutableSet.of("none", "clear", "start", "restart", "trap",
            "route", "trap|start", "start|trap");

    private final SectionReader reader;
    private final int replayWindow;

    /** With the replay window of children that do not say theirs. */
    ChildReader(SectionReader reader, int replayWindow) {
        this.reader = reader;
        this.replayWindow = replayWindow;
    }

    /**
     * The child; of use only when no error was noted.
     *
     * @param reachable whether the connection knows an address of the peer
     */
    ChildConfig read(boolean reachable) {
        Lifetimes lifetimes = Lifetimes.ofChild(reader);
        StartAction action = reader.read("start_action", StartAction.NONE, ChildReader::startAction);
        IpsecMode mode = mode();
        if (!reachable && (action.starts() || (action.traps() && mode != IpsecMode.TRANSPORT))) {
            reader.warning("start_action", "has no effect: remote_addrs names no single address to start to");
        }
        return new ChildConfig(reader.section().name(), reader.read("local_ts", DYNAMIC, SelectorValues::selectors),
                reader.read("remote_ts", DYNAMIC, SelectorValues::selectors),
                proposals(), action,
                mode, lifetimes.rekey(), lifetimes.end(),
                lifetimes.random(), PacketReader.rules(reader, replayWindow),
                new Reactions(reader.read("close_action", Reaction.NONE, ChildReader::reaction),
                        reader.read("dpd_action", Reaction.NONE, ChildReader::reaction),
                        reader.read("inactivity", Duration.ZERO, ScalarValues::time),
                        reader.read("updown", ImmutableList.of(), CommandWords::of),
                        reader.read("hostaccess", false, ScalarValues::yesOrNo)));
    }

    /** Those of ESP unless those of AH are asked for: a child has one protocol. */
    private ImmutableList<ProposalSpec> proposals() {
        boolean ah = reader.section().setting("ah_proposals").isPresent();
        if (ah && reader.section().setting("esp_proposals").isPresent()) {
            reader.error("has esp_proposals and ah_proposals; expected one of them, since a child has one protocol");
        }
        return ah
                ? ConnectionReader.proposals(reader, "ah_proposals", ProtocolId.Known.AH)
                : ConnectionReader.proposals(reader, "esp_proposals", ProtocolId.Known.ESP);
    }

    /** True when it is no child of IKE. */
    boolean isShunt() {
        return action().isPresent();
    }

    private Optional<Policy.Action> action() {
        return reader.section().setting("mode").map(Setting::value).flatMap(mode -> switch (mode) {
            case "pass" -> Optional.of(Policy.Action.BYPASS);
            case "drop" -> Optional.of(Policy.Action.DISCARD);
            default -> Optional.empty();
        });
    }

    /** The shunt; {@code dynamic} stands for the addresses of the connection, which may be any. */
    Shunt readShunt(String connection, List<AddressPattern> local, List<AddressPattern> remote) {
        Policy.Action action = action().orElseThrow();
        return new Shunt(connection, reader.section().name(), action,
                PacketReader.priority(reader, Shunt.usualPriority(action)), ranges("local_ts", local),
                ranges("remote_ts", remote),
                reader.read("start_action", StartAction.NONE, ChildReader::startAction).traps());
    }

    private ImmutableList<AddressRange> ranges(String key, List<AddressPattern> own) {
        ImmutableList<AddressPattern> known = own.stream().filter(pattern -> !pattern.isUnresolved())
                .collect(ImmutableList.toImmutableList());
        return reader.read(key, DYNAMIC, SelectorValues::selectors).stream()
                .flatMap(spec -> spec.resolve(known).stream()).collect(ImmutableList.toImmutableList());
    }

    private IpsecMode mode() {
        if (reader.section().setting("mode").filter(mode -> mode.value().equals("iptfs")).isPresent()) {
            reader.warning("mode",
                    "packets are neither aggregated nor cut (RFC 9347): it is tunnel mode, as with a peer"
                            + " that does not agree to more");
        }
        return reader.read("mode", IpsecMode.TUNNEL, ChildReader::mode);
    }

    private static IpsecMode mode(String value) throws BadValue {
        return switch (ScalarValues.word(value, MODES)) {
            case "tunnel", "iptfs" -> IpsecMode.TUNNEL;
            case "transport" -> IpsecMode.TRANSPORT;
            case "beet" -> IpsecMode.BEET;
            default -> throw BadValue.unsupported(value, "tunnel, transport, beet, pass or drop");
        };
    }

    private static StartAction startAction(String value) throws BadValue {
        return switch (ScalarValues.word(value, ACTIONS)) {
            case "none", "clear" -> StartAction.NONE;
            case "start", "restart" -> StartAction.START;
            case "trap", "route" -> StartAction.TRAP;
            default -> StartAction.TRAP_AND_START;
        };
    }

    private static Reaction reaction(String value) throws BadValue {
        return switch (ScalarValues.word(value, REACTIONS)) {
            case "start", "restart" -> Reaction.START;
            case "trap", "route" -> Reaction.TRAP;
            default -> Reaction.NONE;
        };
    }
}
