// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "interop/optionreader.h"

namespace berth {

// The options of `docker run` by what becomes of them.
enum class DockerOption : int {
    Env,
    EnvFile,
    Publish,
    Volume,
    Hostname,
    User,
    Name,
    Entrypoint,
    Interactive,
    // Passed over: an instance has it, or needs no such thing.
    Gpus,
    Detach,
    Remove,
    PublishAll,
    Memory,
    Shared,
    Restart,
    Pull,
    Local, // how Docker itself works on that computer
    // Lost.
    WorkDir,
    Network,
    Mount,
    Rights,
    Other,
};

[[nodiscard]] std::span<const OptionSpec> dockerRunOptions();

// A sentence for a person on why an option is passed over or lost.
[[nodiscard]] QString dockerOptionReason(DockerOption option);

}
