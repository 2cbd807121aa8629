package ike.engine.negotiation;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import ike.crypto.Keywords;
import ike.engine.config.ProposalSpec;
import ike.wire.v2.Proposal;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.util.List;

/**
 * Why no offered proposal fits a configured one, for whoever must change one of the two configurations: every offered
 * proposal in full and in the words of swanctl.conf, and below it the first difference to each configured one.
 *
 * <pre>
 * no proposal in common: 1 offered, 2 configured
 * offered proposal 1 (ESP)  aes128-aes256-sha1-noesn
 *     ENCR   ENCR_AES_CBC (128 bits), ENCR_AES_CBC (256 bits)
 *     INTEG  AUTH_HMAC_SHA1_96
 *     SN     32-bit Sequential Numbers
 *   first difference to the configured proposal
 *     aes256gcm16     ENCR: offered ENCR_AES_CBC (128 bits), ENCR_AES_CBC (256 bits); configured ENCR_AES_GCM_16 (256 bits)
 *     aes128-sha256   INTEG: offered AUTH_HMAC_SHA1_96; configured AUTH_HMAC_SHA2_256_128
 * </pre>
 */
public final class ProposalExplainer {
    /** A peer may offer 255 proposals; nobody reads them all. */
    private static final int MOST_PROPOSALS = 16;

    private ProposalExplainer() {
    }

    /** The lines, the last one without a line feed. The same input gives the same text. */
    public static String explain(List<Proposal> offered, List<ProposalSpec> configured) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        lines.add("no proposal in common: " + offered.size() + " offered, " + configured.size() + " configured");
        offered.stream().limit(MOST_PROPOSALS).forEach(proposal -> {
            describe(proposal, lines);
            compare(proposal, configured, lines);
        });
        if (offered.size() > MOST_PROPOSALS) {
            lines.add("and " + (offered.size() - MOST_PROPOSALS) + " more offered proposals");
        }
        return String.join("\n", lines.build());
    }

    private static void describe(Proposal proposal, ImmutableList.Builder<String> lines) {
        lines.add("offered proposal " + proposal.number() + " (" + proposal.protocol().label() + ")  "
                + Keywords.of(proposal.transforms()));
        ImmutableList<TransformType> types = proposal.transforms().stream().map(Transform::type).distinct()
                .collect(ImmutableList.toImmutableList());
        int width = types.stream().mapToInt(type -> ProposalText.name(type).length()).max().orElse(0);
        for (TransformType type : types) {
            lines.add("    " + Strings.padEnd(ProposalText.name(type), width + 2, ' ')
                    + ProposalText.list(proposal.transforms(type)));
        }
    }

    private static void compare(Proposal proposal, List<ProposalSpec> configured, ImmutableList.Builder<String> lines) {
        lines.add("  first difference to the configured proposal");
        int width = configured.stream().mapToInt(spec -> spec.text().length()).max().orElse(0);
        for (ProposalSpec spec : configured) {
            lines.add("    " + Strings.padEnd(spec.text(), width + 3, ' ') + cell(proposal, spec));
        }
    }

    private static String cell(Proposal proposal, ProposalSpec spec) {
        return switch (new ProposalComparison(proposal, spec, Preference.CONFIGURED).result()) {
            case ProposalMatch.Fits _ -> "none";
            case ProposalMatch.Differs(String what, String offered, String configured) ->
                what + ": offered " + offered + "; configured " + configured;
        };
    }
}
