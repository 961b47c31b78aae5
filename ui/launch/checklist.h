// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "market/preflight.h"

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace berth {

// The checks before take-off, the worst first. Those that are fine are counted, and shown on demand. Each
// problem has its remedies as buttons.
class Checklist : public QWidget
{
    Q_OBJECT

public:
    // `prefix`: of the object names, where a window may show more than one.
    explicit Checklist(QWidget *parent = nullptr, const QString &prefix = {});

    // Hidden without checks. Keeps the focus where it is as long as the same checks are shown.
    void show(const QList<PreflightCheck> &checks);

Q_SIGNALS:
    void remedyWanted(const berth::Remedy &remedy);

private:
    void build();
    void addRow(const PreflightCheck &check);

    QString m_prefix;
    QList<PreflightCheck> m_checks;
    QToolButton *m_toggle;
    QWidget *m_lastStop = nullptr; // of Tab
    QVBoxLayout *m_rows;
};

}
