package ike.v2.exchange;

import ike.crypto.DerivationLog;
import ike.engine.Entropy;
import ike.engine.Limits;
import ike.engine.SaNumbers;

/**
 * What an engine is given once and for all; the two ports are those of RFC 7296 §2 and §2.23.
 *
 * @param ikePort our UDP port for plain IKE, 500 as a rule
 * @param natPort our UDP port for IKE with the non-ESP marker and for ESP in UDP, 4500 as a rule
 * @param alwaysEncapsulate pretend a NAT in every exchange, because the datapath speaks ESP in UDP only
 * @param numbers those of the endpoint, which no other engine of it gives to an SA
 * @param habits what the RFC leaves open
 */
public record Environment(Entropy entropy, DerivationLog log, Limits limits, int ikePort, int natPort,
        boolean alwaysEncapsulate, SaNumbers numbers, Habits habits) {
    /** With the usual habits, and numbers of its own. */
    public Environment(Entropy entropy, DerivationLog log, Limits limits, int ikePort, int natPort,
            boolean alwaysEncapsulate) {
        this(entropy, log, limits, ikePort, natPort, alwaysEncapsulate, new SaNumbers(), Habits.DEFAULT);
    }
}
