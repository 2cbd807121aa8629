package ike.interop.check;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.signature.SignatureLevels;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Connection;
import ike.engine.config.ProposalSpec;
import ike.engine.config.PublicKeyRound;
import ike.wire.Status;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.Transform;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the IETF ranks what is proposed: RFC 8247 for IKE, RFC 8221 for ESP, RFC 9395 for what is deprecated. */
public final class AlgorithmRanks {
    private static final ImmutableSet<Status> ADVISED_AGAINST = ImmutableSet.of(Status.SHOULD_NOT, Status.MUST_NOT,
            Status.DEPRECATED, Status.NOT_ALLOWED);

    private AlgorithmRanks() {
    }

    /** Each proposal in a line, with the rank behind each algorithm that has one. */
    public static ImmutableList<String> lines(List<Connection> connections) {
        ImmutableList.Builder<String> lines = ImmutableList.builder();
        for (Connection connection : connections) {
            connection.proposals().forEach(proposal -> lines.add(connection.name() + ": IKE " + line(proposal)));
            for (ChildConfig child : connection.children()) {
                child.proposals().forEach(
                        proposal -> lines
                                .add(connection.name() + "/" + child.name() + ": " + proposal.protocol().label() + " "
                                        + line(proposal)));
            }
        }
        return lines.build();
    }

    static ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (Connection connection : connections) {
            String key = "connections." + connection.name();
            remarks.addAll(remarks(key + ".proposals", connection.proposals()));
            connection.local().forEach(round -> remarks.addAll(signatures(key + ".local", round)));
            connection.remote().forEach(round -> remarks.addAll(signatures(key + ".remote", round)));
            connection.children().forEach(child -> remarks
                    .addAll(remarks(key + ".children." + child.name() + "."
                            + keyOf(child), child.proposals())));
        }
        return remarks.build();
    }

    private static ImmutableList<Remark> signatures(String key, AuthRound round) {
        return round.publicKey().map(PublicKeyRound::constraint).stream()
                .flatMap(constraint -> SignatureLevels.forbidden(constraint).stream())
                .map(scheme -> new Remark(key,
                        "admits " + scheme.describe() + " (" + words(SignatureLevels.of(scheme)) + ")"))
                .collect(ImmutableList.toImmutableList());
    }

    private static String keyOf(ChildConfig child) {
        return child.proposals().getFirst().protocol() == ProtocolId.Known.AH ? "ah_proposals" : "esp_proposals";
    }

    private static ImmutableList<Remark> remarks(String key, List<ProposalSpec> proposals) {
        return proposals.stream()
                .flatMap(proposal -> proposal.transforms().stream()
                        .filter(transform -> ADVISED_AGAINST.contains(transform.status(proposal.protocol())))
                        .map(transform -> shown(proposal, transform)))
                .distinct().map(algorithm -> new Remark(key, "offers " + algorithm))
                .collect(ImmutableList.toImmutableList());
    }

    private static String line(ProposalSpec proposal) {
        return proposal.transforms().stream().filter(transform -> transform.id().code() != 0)
                .map(transform -> shown(proposal, transform)).distinct().collect(Collectors.joining(", "));
    }

    private static String shown(ProposalSpec proposal, Transform transform) {
        Status status = transform.status(proposal.protocol());
        String bits = transform.keyLength().isPresent() ? "_" + transform.keyLength().getAsInt() : "";
        return transform.id().label() + bits + (status == Status.UNSPECIFIED ? "" : " (" + words(status) + ")");
    }

    /** {@code MUST NOT}, as the RFCs write it. */
    static String words(Status status) {
        return switch (status) {
            case MUST_MINUS -> "MUST-";
            case SHOULD_PLUS -> "SHOULD+";
            case DEPRECATED, NOT_ALLOWED -> status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            default -> status.name().replace('_', ' ');
        };
    }
}
