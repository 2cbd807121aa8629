package ike.benchmarks.tunnel;

/**
 * One measurement.
 *
 * @param rate in the load's unit
 * @param cpuSeconds processor time that both ends of the tunnel took for each unit of work: a Gbit of TCP, a million
 *        packets of UDP
 * @param roundTrip a ping's average round trip in milliseconds
 */
record Sample(Candidate candidate, Suite suite, Load load, double rate, double cpuSeconds, double roundTrip) {
}
