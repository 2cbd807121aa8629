/**
 * strongSwan's public test scenarios ({@code testing/tests} of its sources) with our endpoint in the place of one host.
 *
 * <p>A {@linkplain ike.interop.scenario.Scenario scenario} is played twice in network namespaces: once by strongSwan alone,
 * and for each of its IPsec hosts once with our endpoint there. What strongSwan meets of a scenario's demands here, our endpoint has
 * to meet too. Nothing of the scenarios is part of this project.
 */
@NullMarked
package ike.interop.scenario;

import org.jspecify.annotations.NullMarked;
