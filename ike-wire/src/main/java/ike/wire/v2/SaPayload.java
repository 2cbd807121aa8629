package ike.wire.v2;

import com.google.common.collect.ImmutableList;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Security Association payload (RFC 7296 §3.3): what a side offers, or the one proposal that the other has chosen.
 *
 * <pre>
 * +---------------+---------------+---------------+---------------+
 * |                   Proposal 1, then 2, and so on               |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param proposals in order of preference, the best first
 */
public record SaPayload(ImmutableList<Proposal> proposals) implements Payload {
    @Override
    public PayloadType type() {
        return PayloadType.Known.SA;
    }

    static SaPayload read(WireReader in) {
        in.section("RFC 7296 §3.3");
        ImmutableList.Builder<Proposal> proposals = ImmutableList.builder();
        for (int number = 1; in.remaining() > 0; number++) {
            if (number > Limits.PROPOSALS) {
                throw in.malformed("more than " + Limits.PROPOSALS + " proposals");
            }
            proposals.add(Proposal.read(in, number));
        }
        return new SaPayload(proposals.build());
    }

    @Override
    public void writeBody(WireWriter out) {
        for (int i = 0; i < proposals.size(); i++) {
            proposals.get(i).write(out, i == proposals.size() - 1);
        }
    }
}
