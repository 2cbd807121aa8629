package ike.interop.log;

/** The subsystem that an entry comes from. The names are strongSwan's, so that its settings and tools understand them. */
public enum LogGroup {
    /** The process as a whole. */
    DMN,
    /** Which IKE SA an input belongs to. */
    MGR,
    /** IKE SAs. */
    IKE,
    /** Child SAs. */
    CHD,
    /** Work for later. */
    JOB,
    /** Configuration, orders and control connections. */
    CFG,
    /** Addresses, routes and the packet device. */
    KNL,
    /** Datagrams. */
    NET,
    /** ASN.1. */
    ASN,
    /** Messages. */
    ENC,
    /** Trusted network connect. */
    TNC,
    /** Integrity measurement, collectors. */
    IMC,
    /** Integrity measurement, verifiers. */
    IMV,
    /** Platform trust. */
    PTS,
    /** TLS inside EAP. */
    TLS,
    /** What is none of the others. */
    APP,
    /** ESP packets. */
    ESP,
    /** Libraries. */
    LIB
}
