package ike.benchmarks.handshakes;

/**
 * One measurement.
 *
 * @param each second of time, how many IKE SAs came up
 * @param eachCpuSecond the same for each second of the responder's processor time, all its threads together
 */
record Rate(Proof proof, Responder responder, double each, double eachCpuSecond) {
}
