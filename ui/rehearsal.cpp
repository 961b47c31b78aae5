// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rehearsal.h"

#include "ui/mainwindow.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPixmap>
#include <QTimer>

namespace berth {
namespace {

constexpr int tryEveryMs = 20;
constexpr int maxTries = 1000; // 20 s a step

void press(
    QWidget *widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, const QString &text = {})
{
    QKeyEvent down(QEvent::KeyPress, key, modifiers, text);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &down);
    QCoreApplication::sendEvent(widget, &up);
}

void type(QWidget *widget, const QString &text)
{
    for (const QChar c : text)
        press(widget, 0, Qt::NoModifier, QString(c));
}

void click(QWidget *widget)
{
    const QPointF at = QRectF(widget->rect()).center();
    const QPointF global = widget->mapToGlobal(at);
    QMouseEvent down(QEvent::MouseButtonPress, at, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QMouseEvent up(QEvent::MouseButtonRelease, at, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &down);
    QCoreApplication::sendEvent(widget, &up);
}

}

Rehearsal::Rehearsal(MainWindow &window, QString picture, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_picture(std::move(picture))
{
    addSteps();
}

void Rehearsal::start()
{
    QTimer::singleShot(0, this, &Rehearsal::next);
}

QWidget *Rehearsal::shown(const char *name) const
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        QWidget *found
            = top->objectName() == QLatin1String(name) ? top : top->findChild<QWidget *>(QLatin1String(name));
        if (found && found->isVisible())
            return found;
    }
    return nullptr;
}

void Rehearsal::addSteps()
{
    const auto enabled = [this](const char *name) {
        const QWidget *widget = shown(name);
        return widget && widget->isEnabled();
    };
    m_steps = {
        {tr("the image field"), [enabled] { return enabled("image"); },
            [this] {
                QWidget *image = shown("image");
                click(image);
                image->setFocus();
                press(image, Qt::Key_A, Qt::ControlModifier);
                type(image, QStringLiteral("vastai/pytorch:@vastai-automatic-tag"));
                press(image, Qt::Key_Tab);
            }},
        {tr("the button that finds an offer"), [enabled] { return enabled("offercard.find"); },
            [this] { click(shown("offercard.find")); }},
        {tr("offers in the table"),
            [this] {
                const auto *table = qobject_cast<QAbstractItemView *>(shown("offers.table"));
                return table && table->model() && table->model()->rowCount() > 0;
            },
            [this] {
                auto *table = qobject_cast<QAbstractItemView *>(shown("offers.table"));
                table->setCurrentIndex(table->model()->index(0, 0));
                press(table, Qt::Key_Return);
            }},
        {tr("Rent to be possible"), [enabled] { return enabled("rent"); }, [this] { click(shown("rent")); }},
        {tr("the confirmation"), [enabled] { return enabled("confirm.rent"); },
            [this] { press(shown("confirm.rent"), Qt::Key_Return); }},
        // The picture a turn later: what has just come is not laid out yet.
        {tr("the outcome"), [this] { return shown("outcome.title") != nullptr; }, [] {}},
        {tr("the outcome"), [this] { return shown("outcome.title") != nullptr; },
            [this] {
                const auto *contract = qobject_cast<QLabel *>(shown("outcome.contract"));
                if (!m_window.grab().save(m_picture))
                    Q_EMIT failed(tr("The picture %1 can't be written.").arg(m_picture));
                else if (!contract || contract->text().isEmpty())
                    Q_EMIT failed(
                        tr("No contract: %1").arg(qobject_cast<QLabel *>(shown("outcome.title"))->text()));
                else
                    Q_EMIT succeeded(contract->text());
            }},
    };
}

void Rehearsal::next()
{
    if (m_at >= m_steps.size())
        return;
    const Step &step = m_steps.at(m_at);
    if (step.ready()) {
        m_tries = 0;
        ++m_at;
        step.act();
    } else if (++m_tries > maxTries) {
        Q_EMIT failed(tr("Waited in vain for %1.").arg(step.wait));
        return;
    }
    QTimer::singleShot(tryEveryMs, this, &Rehearsal::next);
}

}
