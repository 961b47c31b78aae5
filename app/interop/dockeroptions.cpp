// SPDX-License-Identifier: GPL-3.0-or-later
#include "interop/dockeroptions.h"

#include <QCoreApplication>

#include <array>

namespace berth {
namespace {

struct DockerOptions
{
    Q_DECLARE_TR_FUNCTIONS(DockerOptions)
};

constexpr OptionSpec one(const char *name, DockerOption option)
{
    return {name, OptionTakes::One, static_cast<int>(option)};
}

constexpr OptionSpec bare(const char *name, DockerOption option)
{
    return {name, OptionTakes::Nothing, static_cast<int>(option)};
}

using enum DockerOption;

constexpr std::array specs{
    one("-e", Env),
    one("--env", Env),
    one("--env-file", EnvFile),
    one("-p", Publish),
    one("--publish", Publish),
    one("-v", Volume),
    one("--volume", Volume),
    one("-h", Hostname),
    one("--hostname", Hostname),
    one("-u", User),
    one("--user", User),
    one("--name", Name),
    one("--entrypoint", Entrypoint),
    bare("-i", Interactive),
    bare("--interactive", Interactive),
    bare("-t", Interactive),
    bare("--tty", Interactive),
    one("--gpus", Gpus),
    one("--runtime", Gpus),
    one("--device", Gpus),
    bare("-d", Detach),
    bare("--detach", Detach),
    one("-a", Detach),
    one("--attach", Detach),
    one("--detach-keys", Detach),
    bare("--sig-proxy", Detach),
    bare("--rm", Remove),
    bare("-P", PublishAll),
    bare("--publish-all", PublishAll),
    one("--expose", PublishAll),
    one("-m", Memory),
    one("--memory", Memory),
    one("--memory-reservation", Memory),
    one("--memory-swap", Memory),
    one("--memory-swappiness", Memory),
    one("-c", Memory),
    one("--cpu-shares", Memory),
    one("--cpus", Memory),
    one("--cpuset-cpus", Memory),
    one("--cpuset-mems", Memory),
    one("--cpu-period", Memory),
    one("--cpu-quota", Memory),
    one("--pids-limit", Memory),
    one("--shm-size", Shared),
    one("--ipc", Shared),
    one("--restart", Restart),
    one("--pull", Pull),
    one("--platform", Pull),
    bare("--disable-content-trust", Pull),
    bare("--init", Local),
    one("--label", Local),
    one("-l", Local),
    one("--label-file", Local),
    one("--cidfile", Local),
    one("--log-driver", Local),
    one("--log-opt", Local),
    one("--stop-signal", Local),
    one("--stop-timeout", Local),
    bare("--no-healthcheck", Local),
    one("--health-cmd", Local),
    one("--health-interval", Local),
    one("--health-retries", Local),
    one("--health-timeout", Local),
    one("--health-start-period", Local),
    bare("-q", Local),
    bare("--quiet", Local),
    one("-w", WorkDir),
    one("--workdir", WorkDir),
    one("--network", Network),
    one("--net", Network),
    one("--network-alias", Network),
    one("--link", Network),
    one("--ip", Network),
    one("--ip6", Network),
    one("--mac-address", Network),
    one("--add-host", Network),
    one("--dns", Network),
    one("--dns-search", Network),
    one("--dns-option", Network),
    one("--domainname", Network),
    one("--mount", Mount),
    one("--tmpfs", Mount),
    one("--volumes-from", Mount),
    one("--volume-driver", Mount),
    one("--storage-opt", Mount),
    bare("--privileged", Rights),
    bare("--read-only", Rights),
    one("--cap-add", Rights),
    one("--cap-drop", Rights),
    one("--security-opt", Rights),
    one("--group-add", Rights),
    one("--userns", Rights),
    one("--pid", Rights),
    one("--uts", Rights),
    one("--cgroupns", Rights),
    one("--cgroup-parent", Rights),
    one("--ulimit", Rights),
    one("--sysctl", Rights),
    one("--device-cgroup-rule", Rights),
    one("--isolation", Rights),
    bare("--oom-kill-disable", Rights),
    one("--oom-score-adj", Rights),
    one("--annotation", Other),
    one("--blkio-weight", Other),
    one("--device-read-bps", Other),
    one("--device-write-bps", Other),
    one("--device-read-iops", Other),
    one("--device-write-iops", Other),
};

}

std::span<const OptionSpec> dockerRunOptions()
{
    return specs;
}

QString dockerOptionReason(DockerOption option)
{
    switch (option) {
    case EnvFile:
        return DockerOptions::tr("The file is not read. Open it and paste what it holds.");
    case Interactive:
        return DockerOptions::tr("An instance has no terminal of its own; use SSH.");
    case Gpus:
        return DockerOptions::tr("An instance always has the GPUs of its offer.");
    case Detach:
        return DockerOptions::tr("An instance always runs in the background.");
    case Remove:
        return DockerOptions::tr("An instance stays, and is billed, until it is destroyed.");
    case PublishAll:
        return DockerOptions::tr("Vast.ai opens the ports that are named, and no others.");
    case Memory:
        return DockerOptions::tr("The offer decides how much memory and how many CPUs there are.");
    case Shared:
        return DockerOptions::tr("Vast.ai sets the size of shared memory itself.");
    case Restart:
        return DockerOptions::tr("Vast.ai starts the container again by itself.");
    case Pull:
        return DockerOptions::tr("Vast.ai fetches the image itself.");
    case Local:
        return DockerOptions::tr("This only tells Docker how to work.");
    case WorkDir:
        return DockerOptions::tr("The create call has no working directory. Use cd in the on-start script.");
    case Network:
        return DockerOptions::tr("Vast.ai connects the container itself.");
    case Mount:
        return DockerOptions::tr("The create call has no such mounts. Use a volume of Vast.ai.");
    case Rights:
        return DockerOptions::tr("Vast.ai decides what a container may do.");
    default:
        return DockerOptions::tr("The create call has nothing like it.");
    }
}

}
