// SPDX-License-Identifier: GPL-3.0-or-later
// As core.h, for what has a window.
#pragma once

#include "core.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QWidget>
