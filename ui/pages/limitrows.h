// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QFormLayout;

namespace berth {

class OptionalSpinBox;
class Settings;

// The settings' rows for what launches may cost. Empty is no limit.
class LimitRows : public QObject
{
    Q_OBJECT

public:
    // Adds its rows to the form of the page. The settings outlive it.
    LimitRows(Settings &settings, QFormLayout *form, QWidget *page);

    void focusFirst();

private:
    void keep();

    Settings &m_settings;
    OptionalSpinBox *m_perHour;
    OptionalSpinBox *m_perDay;
};

}
