// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/fieldeditor.h"

class QLineEdit;
class QStringListModel;

namespace berth {

// The image's name, completed from those used before and those that many people use on Vast.ai. Down opens
// the list.
class ImageEditor : public FieldEditor
{
    Q_OBJECT

public:
    explicit ImageEditor(const QStringList &recentImages, QWidget *parent = nullptr);

    QList<FieldId> fields() const override { return {FieldId::Image}; }
    void load(const RequestFields &fields) override;
    QString hint(const RequestFields &fields) const override;
    void setRecentImages(const QStringList &images); // newest first

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offerAll();
    void tell(const QString &text);

    QLineEdit *m_line = nullptr;
    QStringListModel *m_images = nullptr;
};

[[nodiscard]] QStringList knownImages();

}
