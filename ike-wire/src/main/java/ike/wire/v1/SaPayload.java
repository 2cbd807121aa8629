package ike.wire.v1;

import com.google.common.collect.ImmutableList;
import ike.wire.WireReader;
import ike.wire.WireWriter;

/**
 * The Security Association payload (RFC 2408 §3.4, RFC 2407 §4.6.1): what a side offers, or what the other has chosen
 * of it.
 *
 * <pre>
 *  0               1               2               3
 * +---------------+---------------+---------------+---------------+
 * |                  Domain of Interpretation                     |
 * +---------------+---------------+---------------+---------------+
 * |                           Situation                           |
 * +---------------+---------------+---------------+---------------+
 * |              Proposals, one behind the other                  |
 * +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * @param doi 32 bits, unsigned: {@link #DOI_IPSEC}
 * @param situation in which situation the SA is to serve
 * @param proposals in order of preference, the best first; those with one number belong together. None when the
 * situation is of another DOI: only that one knows where it ends
 */
public record SaPayload(long doi, Situation situation, ImmutableList<Proposal> proposals) implements Payload {
    /** The IPsec DOI. */
    public static final long DOI_IPSEC = 1;

    public SaPayload {
        boolean readable = situation instanceof Situation.Ipsec;
        if (doi >>> 32 != 0 || readable != (doi == DOI_IPSEC) || (!readable && !proposals.isEmpty())) {
            throw new IllegalArgumentException("DOI " + doi + " with " + situation);
        }
    }

    /** Proposals in the IPsec DOI, the situation being identity alone. */
    public static SaPayload of(ImmutableList<Proposal> proposals) {
        return new SaPayload(DOI_IPSEC, Situation.identityOnly(), proposals);
    }

    @Override
    public PayloadType type() {
        return PayloadType.Known.SA;
    }

    static SaPayload read(WireReader in) {
        in.section("RFC 2408 §3.4");
        long doi = in.u32("Domain of Interpretation");
        Situation situation = Situation.read(in, doi);
        ImmutableList.Builder<Proposal> proposals = ImmutableList.builder();
        for (int i = 1; in.remaining() > 0; i++) {
            if (i > Limits.PROPOSALS) {
                throw in.malformed("more than " + Limits.PROPOSALS + " proposals");
            }
            proposals.add(Proposal.read(in, i));
        }
        return new SaPayload(doi, situation, proposals.build());
    }

    @Override
    public void writeBody(WireWriter out) {
        out.u32(doi);
        situation.write(out);
        for (int i = 0; i < proposals.size(); i++) {
            proposals.get(i).write(out, i == proposals.size() - 1);
        }
    }
}
