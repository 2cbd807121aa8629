package ike.interop.transcript;

/** The parts that the life of a tunnel has, each with what a student should know before its first message. */
public enum Episode {
    /** IKE_SA_INIT. */
    INIT("Two strangers agree on keys", "RFC 7296 §1.2, IKE_SA_INIT",
            "Each end offers algorithms, one half of a Diffie-Hellman exchange, and a nonce. Whoever listens sees all of "
                    + "it and still cannot compute the secret that both ends share afterwards. Nobody has proved yet who "
                    + "he is: the other one might be anybody."),
    /** IKE_SESSION_RESUME. */
    RESUME("Where they were before", "RFC 5723 §4.3.2, IKE_SESSION_RESUME",
            "Connection was lost, and one end shows a ticket that the other gave it before: everything about the lost IKE "
                    + "SA, sealed by a key that only its maker has. Two nonces and the old SK_d make new keys, without a "
                    + "Diffie-Hellman exchange; whoever learns SK_d can compute them too."),
    /** IKE_AUTH. */
    AUTH("They prove who they are", "RFC 7296 §1.2, §2.15, IKE_AUTH",
            "From here on every message is sealed with the new keys. Each end names itself and proves, with the shared "
                    + "secret, that it wrote its IKE_SA_INIT message and that nobody changed it on the way. The same two "
                    + "messages set up the first pair of ESP SAs, the Child SA."),
    /** ESP packets. */
    TRAFFIC("Packets through the tunnel", "RFC 4303 §2, §3, ESP",
            "A whole IP packet goes into each ESP packet: encrypted, numbered, and with a check value over everything. "
                    + "From outside one sees that the two ends talk, how much and when, and nothing else."),
    /** CREATE_CHILD_SA for one more child. */
    NEW_CHILD("One more Child SA", "RFC 7296 §1.3.1, CREATE_CHILD_SA",
            "The IKE SA is up, so another pair of ESP SAs takes one exchange only."),
    /** CREATE_CHILD_SA with REKEY_SA, and the deletion of what was replaced. */
    REKEY_CHILD("New keys for the Child SA", "RFC 7296 §1.3.3, §2.8, CREATE_CHILD_SA",
            "No key lives for ever. A new pair of ESP SAs takes the place of the old one, here with a Diffie-Hellman "
                    + "exchange of its own, so that not even the keys of the IKE SA would open its packets. Only when "
                    + "the new pair works is the old one deleted: no packet is lost."),
    /** CREATE_CHILD_SA with a proposal for IKE, and the deletion of the old IKE SA. */
    REKEY_IKE("New keys for the IKE SA", "RFC 7296 §1.3.2, §2.18, CREATE_CHILD_SA",
            "The IKE SA itself is replaced by a new one with new SPIs and new keys. The Child SAs move over unharmed. "
                    + "The last thing that is said under the old keys is that they are gone."),
    /** INFORMATIONAL without a deletion. */
    INFORMATION("A question and an answer", "RFC 7296 §1.4, INFORMATIONAL", "One end tells something, or only asks "
            + "whether the other is still there."),
    /** INFORMATIONAL with a Delete payload. */
    DELETE("Farewell", "RFC 7296 §1.4.1, INFORMATIONAL",
            "One end says that the IKE SA is gone, and with it every Child SA. The other confirms it, and both forget "
                    + "the keys."),
    /** IKEv1: Main Mode. */
    MAIN_MODE("Six messages to a secret and two names", "RFC 2409 §5, Main Mode",
            "Three times a question and its answer: first the algorithms, then the halves of a Diffie-Hellman exchange and "
                    + "nonces, and at last, encrypted with the keys that came of it, who each end is and the proof. An "
                    + "onlooker learns no name."),
    /** IKEv1: Aggressive Mode. */
    AGGRESSIVE_MODE("Everything in three messages", "RFC 2409 §5, Aggressive Mode",
            "Half of Main Mode's messages, at a price: the group is not negotiated, and what each end says of itself "
                    + "travels before there are keys."),
    /** IKEv1: Transaction exchanges behind Phase 1. */
    TRANSACTION("A user, and what he is given", "draft-beaulieu-ike-xauth-02, Transaction",
            "Phase 1 has made a channel between two machines; now questions and answers go through it about the person who sits "
                    + "at one of them, his name and password, and the addresses that he gets. RFC 2409 knows nothing of it."),
    /** IKEv1: New Group Mode. */
    NEW_GROUP_MODE("A group of their own", "RFC 2409 §5.6, New Group Mode",
            "The two ends may have a Diffie-Hellman group that nobody else has. One describes it by its numbers, encrypted; the "
                    + "other tests them, and repeats them if it agrees. Quick Modes name the group by a number that only these two "
                    + "know the meaning of."),
    /** IKEv1: the first Quick Mode. */
    QUICK_MODE("A pair of ESP SAs", "RFC 2409 §5.5, Quick Mode",
            "Phase 1 has made a channel; Phase 2 makes of it what packets are sealed with. Three messages, each "
                    + "encrypted and with a HASH in front, agree on algorithms, on fresh nonces, and on which packets "
                    + "shall go through."),
    /** IKEv1: another Quick Mode. */
    QUICK_MODE_AGAIN("New keys for the tunnel", "RFC 2409 §5.5, Quick Mode",
            "IKEv1 has no rekeying of its own: another Quick Mode makes another pair of ESP SAs for the same packets, and "
                    + "the old pair is deleted."),
    /** IKEv1: an Informational exchange that deletes the ISAKMP SA. */
    ISAKMP_FAREWELL("Farewell", "RFC 2408 §5.15, Informational",
            "One end says that the ISAKMP SA is gone. Nobody answers: in IKEv1 a Delete is a notice, and one that is lost "
                    + "leaves the other end alone with an SA.");

    private final String title;
    private final String section;
    private final String text;

    Episode(String title, String section, String text) {
        this.title = title;
        this.section = section;
        this.text = text;
    }

    /** A headline. */
    public String title() {
        return title;
    }

    /** Where the RFC tells of it. */
    public String section() {
        return section;
    }

    /** What happens in it, for a student. */
    public String text() {
        return text;
    }
}
