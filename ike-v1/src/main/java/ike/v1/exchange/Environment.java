package ike.v1.exchange;

import ike.crypto.DerivationLog;
import ike.engine.Entropy;
import ike.engine.SaNumbers;
import ike.engine.Limits;

/**
 * What an engine is given once and for all; the two ports are those of RFC 2408 §2.5.1 and RFC 3947 §4.
 *
 * @param ikePort our UDP port for plain IKE, 500 as a rule
 * @param natPort our UDP port for IKE with the non-ESP marker and for ESP in UDP, 4500 as a rule
 * @param alwaysEncapsulate pretend a NAT in every exchange, because the datapath speaks ESP in UDP only
 * @param aggressivePsk answer Aggressive Mode with a pre-shared key, which gives the key away to who guesses well
 * @param unity say that we know the attributes of Cisco's Unity clients
 * @param deleteRekeyed delete a child that we have rekeyed, and not wait until it expires
 * @param numbers those of the endpoint, which no other engine of it gives to an SA
 */
public record Environment(Entropy entropy, DerivationLog log, Limits limits, int ikePort, int natPort,
        boolean alwaysEncapsulate, boolean aggressivePsk, boolean unity, boolean deleteRekeyed, SaNumbers numbers) {
    /** As usual: without Unity, and without children that were rekeyed. */
    public Environment(Entropy entropy, DerivationLog log, Limits limits, int ikePort, int natPort,
            boolean alwaysEncapsulate, boolean aggressivePsk, SaNumbers numbers) {
        this(entropy, log, limits, ikePort, natPort, alwaysEncapsulate, aggressivePsk, false, true, numbers);
    }
}
