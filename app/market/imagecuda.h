// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace berth {

// A CUDA version in tenths, 124 for 12.4: so a machine's 12.4 as a double compares without surprises.
using CudaTenths = int;

// Which CUDA an image's name tells it was made for: "cuda12.4", "cu124", "12.4.1-cudnn-devel" of an image
// called cuda. The tag counts before the name; a digest tells nothing. Nothing where none is told, or where
// what looks like one is no CUDA (7 … 20).
[[nodiscard]] std::optional<CudaTenths> cudaOfImage(const QString &image);

// Nothing for 0, which is "not told".
[[nodiscard]] std::optional<CudaTenths> cudaOfMachine(double cudaMaxGood);

[[nodiscard]] QString cudaText(CudaTenths version); // "12.4", with a point as Vast.ai writes it

}
