package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import ike.engine.FlowConfidentiality;
import ike.engine.HeaderCopies;
import ike.engine.config.PacketRules;
import ike.engine.config.PacketRules.Budget;
import java.util.Optional;

/** Reads what a child does with its packets: replay window, volume, padding, headers. With strongSwan's defaults. */
final class PacketReader {
    private static final long LAST_PLACE = Integer.MAX_VALUE - 2;
    private static final int LONGEST_PACKET = 65_535;
    private static final int MOST_DUMMIES = 1000;
    private static final ImmutableSet<String> DSCP = ImmutableSet.of("out", "in", "yes", "no");

    private PacketReader() {
    }

    /** The rules; of use only when no error was noted. */
    static PacketRules rules(SectionReader reader, int usualWindow) {
        int window = reader.read("replay_window", usualWindow,
                value -> (int) ScalarValues.number(value, 0, ConfigurationLoader.WIDEST_REPLAY_WINDOW));
        return new PacketRules(window, budget(reader, "bytes", ScalarValues::bytes),
                budget(reader, "packets", ScalarValues::number), confidentiality(reader),
                priority(reader, 0),
                copies(reader));
    }

    /** strongSwan counts from the first to the last and has 0 for what it computes; a configured one comes before all of those. */
    static int priority(SectionReader reader, int computed) {
        long place = reader.read("priority", 0L, value -> ScalarValues.number(value, 0, LAST_PLACE));
        return place == 0 ? computed : (int) (LAST_PLACE + 2 - place);
    }

    /** What is left out follows from the rest, as for lifetimes: the life is a tenth longer than the time to rekey. */
    private static Budget budget(SectionReader reader, String unit, SectionReader.Reading<Long> reading) {
        Optional<Long> configured = reader.read("life_" + unit, reading);
        long rekey = reader.read("rekey_" + unit, configured.map(life -> (long) (life / 1.1)).orElse(0L), reading);
        long life = configured.orElse((long) (rekey * 1.1));
        long random = reader.read("rand_" + unit, life - Math.min(life, rekey), reading);
        if (life != 0 && life <= rekey) {
            reader.warning("life_" + unit, "not above rekey_" + unit + ": the SA is deleted before it is rekeyed");
        }
        return new Budget(rekey, life, Math.min(random, rekey));
    }

    /** Dummies are no key of strongSwan's. Without padding, they are told from other packets by their length. */
    private static FlowConfidentiality confidentiality(SectionReader reader) {
        int padding = reader.read("tfc_padding", 0, PacketReader::padding);
        int dummies = reader.read("tfc_dummies", 0, value -> (int) ScalarValues.number(value, 0, MOST_DUMMIES));
        if (dummies > 0 && padding == 0) {
            reader.warning("tfc_dummies", "without tfc_padding, whoever watches tells dummy packets by their length");
        }
        return new FlowConfidentiality(padding, dummies);
    }

    private static int padding(String value) throws BadValue {
        return Ascii.equalsIgnoreCase(value, "mtu")
                ? FlowConfidentiality.PAD_TO_MTU
                : (int) ScalarValues.number(value, 0, LONGEST_PACKET);
    }

    private static HeaderCopies copies(SectionReader reader) {
        String dscp = reader.read("copy_dscp", "out", value -> ScalarValues.word(value, DSCP));
        return new HeaderCopies(dscp.equals("out") || dscp.equals("yes"), dscp.equals("in") || dscp.equals("yes"),
                reader.read("copy_ecn", true, ScalarValues::yesOrNo),
                reader.read("copy_df", true, ScalarValues::yesOrNo));
    }
}
