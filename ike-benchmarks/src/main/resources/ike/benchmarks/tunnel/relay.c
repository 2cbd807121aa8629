/*
 * What a tunnel without cryptography and without batches costs: packets of a TUN device go into UDP datagrams and back, one
 * packet a system call. A yardstick of `ike bench esp`, built there where a C compiler is installed.
 *
 *   relay DEVICE LOCAL-ADDRESS REMOTE-ADDRESS PORT
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <signal.h>
#include <unistd.h>

static void carry(int from, int to)
{
    char packet[65536];
    for (;;) {
        ssize_t length = read(from, packet, sizeof packet);
        if (length > 0) {
            ssize_t written = write(to, packet, (size_t) length);
            (void) written;
        }
    }
}

static struct sockaddr_in address(const char *text, const char *port)
{
    struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((unsigned short) atoi(port)) };
    inet_pton(AF_INET, text, &a.sin_addr);
    return a;
}

int main(int count, char **words)
{
    if (count != 5) {
        fprintf(stderr, "usage: relay DEVICE LOCAL-ADDRESS REMOTE-ADDRESS PORT\n");
        return 2;
    }
    int tun = open("/dev/net/tun", O_RDWR);
    struct ifreq request = { .ifr_flags = IFF_TUN | IFF_NO_PI };
    strncpy(request.ifr_name, words[1], IFNAMSIZ - 1);
    int udp = socket(AF_INET, SOCK_DGRAM, 0);
    int buffer = 4 << 20;
    setsockopt(udp, SOL_SOCKET, SO_RCVBUFFORCE, &buffer, sizeof buffer);
    struct sockaddr_in local = address(words[2], words[4]);
    struct sockaddr_in remote = address(words[3], words[4]);
    if (tun < 0 || ioctl(tun, TUNSETIFF, &request) < 0 || bind(udp, (struct sockaddr *) &local, sizeof local) < 0
            || connect(udp, (struct sockaddr *) &remote, sizeof remote) < 0) {
        perror("relay");
        return 3;
    }
    pid_t parent = getpid();
    if (fork() == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() == parent) {
            carry(udp, tun);
        }
        return 0;
    }
    carry(tun, udp);
    return 0;
}
